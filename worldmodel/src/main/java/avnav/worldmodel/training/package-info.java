/** Training of AV-CDiT in the paper's three stages: cached latents, windows with their goals, stages, validation. */
package avnav.worldmodel.training;
