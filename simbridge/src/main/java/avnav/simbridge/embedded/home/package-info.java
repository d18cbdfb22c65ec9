/** What a home is: rooms, doorways, windows, furniture, materials; how a seed makes one. Knows no picture and no sound. */
package avnav.simbridge.embedded.home;
