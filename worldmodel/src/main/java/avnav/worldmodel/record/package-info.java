/** Files in which a training run records its numbers. Knows no network. */
package avnav.worldmodel.record;
