/** Transforms, resampling and octave bands: arithmetic on samples that knows neither rooms nor heads. */
package avnav.simbridge.embedded.acoustics.signal;
