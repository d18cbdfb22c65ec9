/** The real simulators behind Py4J; the only package that may name {@code py4j}. */
package avnav.simbridge.bridge;
