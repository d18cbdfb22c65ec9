/** The audio-visual world model of the paper's sections 3 and 4: data, encoders, AV-CDiT, diffusion, training. */
package avnav.worldmodel;
