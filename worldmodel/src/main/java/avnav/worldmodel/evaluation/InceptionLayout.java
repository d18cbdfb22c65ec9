package avnav.worldmodel.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * The 94 convolutions of Inception v3 (Szegedy et al. 2016) in the order in which {@code inception.ts} takes them, by
 * torchvision's names. Each is followed by batch normalisation and a ReLU.
 */
final class InceptionLayout {

    /** One of them: {@code name.conv.weight} and {@code name.bn.*}. */
    record Convolution(String name, int in, int out, int rows, int columns) {}

    private final int divisor;
    private final List<Convolution> convolutions = new ArrayList<>();
    private int channels;

    /** @param divisor makes all widths a fraction of the network's, for small tests; 1 is the network itself */
    InceptionLayout(int divisor) {
        this.divisor = divisor;
        add("Conv2d_1a_3x3", 3, width(32), 3, 3);
        add("Conv2d_2a_3x3", width(32), width(32), 3, 3);
        add("Conv2d_2b_3x3", width(32), width(64), 3, 3);
        add("Conv2d_3b_1x1", width(64), width(80), 1, 1);
        add("Conv2d_4a_3x3", width(80), width(192), 3, 3);
        channels = width(192);
        mixedA("Mixed_5b", 32);
        mixedA("Mixed_5c", 64);
        mixedA("Mixed_5d", 64);
        mixedB("Mixed_6a");
        mixedC("Mixed_6b", 128);
        mixedC("Mixed_6c", 160);
        mixedC("Mixed_6d", 160);
        mixedC("Mixed_6e", 192);
        mixedD("Mixed_7a");
        mixedE("Mixed_7b");
        mixedE("Mixed_7c");
    }

    List<Convolution> convolutions() {
        return convolutions;
    }

    /** Channels of the last block, which are the features. */
    int features() {
        return channels;
    }

    /** Every weight that tells this network from another, its unused classifier of 1008 classes among them. */
    List<WeightFile.Wanted> wanted() {
        List<WeightFile.Wanted> wanted = new ArrayList<>();
        for (Convolution layer : convolutions) {
            wanted.add(new WeightFile.Wanted(
                    layer.name() + ".conv.weight", layer.out(), layer.in(), layer.rows(), layer.columns()));
            for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
                wanted.add(new WeightFile.Wanted(layer.name() + ".bn." + part, layer.out()));
            }
        }
        wanted.add(new WeightFile.Wanted("fc.weight", 1008, channels));
        return wanted;
    }

    private void mixedA(String block, int pooled) {
        branch(block, "1x1", channels, 64, 1, 1);
        branch(block, "5x5_1", channels, 48, 1, 1);
        branch(block, "5x5_2", width(48), 64, 5, 5);
        branch(block, "3x3dbl_1", channels, 64, 1, 1);
        branch(block, "3x3dbl_2", width(64), 96, 3, 3);
        branch(block, "3x3dbl_3", width(96), 96, 3, 3);
        branch(block, "_pool", channels, pooled, 1, 1);
        channels = width(64 + 64 + 96 + pooled);
    }

    private void mixedB(String block) {
        branch(block, "3x3", channels, 384, 3, 3);
        branch(block, "3x3dbl_1", channels, 64, 1, 1);
        branch(block, "3x3dbl_2", width(64), 96, 3, 3);
        branch(block, "3x3dbl_3", width(96), 96, 3, 3);
        channels += width(384 + 96);
    }

    private void mixedC(String block, int inner) {
        branch(block, "1x1", channels, 192, 1, 1);
        branch(block, "7x7_1", channels, inner, 1, 1);
        branch(block, "7x7_2", width(inner), inner, 1, 7);
        branch(block, "7x7_3", width(inner), 192, 7, 1);
        branch(block, "7x7dbl_1", channels, inner, 1, 1);
        branch(block, "7x7dbl_2", width(inner), inner, 7, 1);
        branch(block, "7x7dbl_3", width(inner), inner, 1, 7);
        branch(block, "7x7dbl_4", width(inner), inner, 7, 1);
        branch(block, "7x7dbl_5", width(inner), 192, 1, 7);
        branch(block, "_pool", channels, 192, 1, 1);
        channels = width(4 * 192);
    }

    private void mixedD(String block) {
        branch(block, "3x3_1", channels, 192, 1, 1);
        branch(block, "3x3_2", width(192), 320, 3, 3);
        branch(block, "7x7x3_1", channels, 192, 1, 1);
        branch(block, "7x7x3_2", width(192), 192, 1, 7);
        branch(block, "7x7x3_3", width(192), 192, 7, 1);
        branch(block, "7x7x3_4", width(192), 192, 3, 3);
        channels += width(320 + 192);
    }

    private void mixedE(String block) {
        branch(block, "1x1", channels, 320, 1, 1);
        branch(block, "3x3_1", channels, 384, 1, 1);
        branch(block, "3x3_2a", width(384), 384, 1, 3);
        branch(block, "3x3_2b", width(384), 384, 3, 1);
        branch(block, "3x3dbl_1", channels, 448, 1, 1);
        branch(block, "3x3dbl_2", width(448), 384, 3, 3);
        branch(block, "3x3dbl_3a", width(384), 384, 1, 3);
        branch(block, "3x3dbl_3b", width(384), 384, 3, 1);
        branch(block, "_pool", channels, 192, 1, 1);
        channels = width(320 + 4 * 384 + 192);
    }

    private void branch(String block, String name, int in, int out, int rows, int columns) {
        add(block + ".branch" + name, in, width(out), rows, columns);
    }

    private void add(String name, int in, int out, int rows, int columns) {
        convolutions.add(new Convolution(name, in, out, rows, columns));
    }

    private int width(int full) {
        return full / divisor;
    }
}
