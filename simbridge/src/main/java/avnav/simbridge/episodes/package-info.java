/** Episode files in SoundSpaces' format: a strict reader, a writer and a generator for our homes. */
package avnav.simbridge.episodes;
