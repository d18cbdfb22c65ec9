/** Reads recorded numbers of other people's programs for the tests. */
package avnav.simbridge.golden;
