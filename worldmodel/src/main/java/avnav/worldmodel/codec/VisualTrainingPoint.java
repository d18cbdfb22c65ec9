package avnav.worldmodel.codec;

import java.util.OptionalDouble;

/**
 * Where a training run stands; losses are means since the last point.
 *
 * @param step optimiser steps done
 * @param latestRate learning rate of the last step
 * @param gradientNorm before clipping, mean
 * @param psnr of the validation frames in dB, where they were looked at
 */
public record VisualTrainingPoint(
        int step,
        double loss,
        double l1,
        double mse,
        double edge,
        double kl,
        double gradientNorm,
        double latestRate,
        OptionalDouble psnr) {}
