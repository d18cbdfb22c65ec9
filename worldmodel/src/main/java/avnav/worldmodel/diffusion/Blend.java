package avnav.worldmodel.diffusion;

/** Weights of a sum of two tensors: {@code first * x + second * y}. */
public record Blend(double first, double second) {}
