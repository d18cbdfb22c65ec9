/** Tensors, kernels, parameters and optimisers: the only package that creates, scopes and frees tensors. */
package avnav.worldmodel.nn;
