/** What works on this machine. Looks, and changes nothing. */
package avnav.experiments.doctor;
