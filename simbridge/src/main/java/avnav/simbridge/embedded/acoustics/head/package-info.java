/** How a head filters and delays sound on its way to each ear, from a measured file or from a formula. */
package avnav.simbridge.embedded.acoustics.head;
