package avnav.worldmodel.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Shapes of a vision transformer for 224 x 224 frames, its weights in the order in which {@code dreamsim.ts} takes
 * them.
 *
 * @param heads divide the width
 */
record DreamSimLayout(int width, int heads, int depth) {

    static final int SIDE = 224;
    private static final int PATCH = 16;
    private static final String PREFIX = "extractor_list.0.model.";

    /** ViT-B/16. */
    static DreamSimLayout base() {
        return new DreamSimLayout(768, 12, 12);
    }

    List<WeightFile.Wanted> wanted() {
        List<WeightFile.Wanted> wanted = new ArrayList<>();
        int patches = (SIDE / PATCH) * (SIDE / PATCH);
        wanted.add(new WeightFile.Wanted(PREFIX + "cls_token", 1, 1, width));
        wanted.add(new WeightFile.Wanted(PREFIX + "pos_embed", 1, 1 + patches, width));
        wanted.add(new WeightFile.Wanted(PREFIX + "patch_embed.proj.weight", width, 3, PATCH, PATCH));
        wanted.add(new WeightFile.Wanted(PREFIX + "patch_embed.proj.bias", width));
        for (int i = 0; i < depth; i++) {
            String block = PREFIX + "blocks." + i + ".";
            norm(wanted, block + "norm1");
            linear(wanted, block + "attn.qkv", width, 3 * width);
            linear(wanted, block + "attn.proj", width, width);
            norm(wanted, block + "norm2");
            linear(wanted, block + "mlp.fc1", width, 4 * width);
            linear(wanted, block + "mlp.fc2", 4 * width, width);
        }
        return wanted;
    }

    private void norm(List<WeightFile.Wanted> wanted, String name) {
        wanted.add(new WeightFile.Wanted(name + ".weight", width));
        wanted.add(new WeightFile.Wanted(name + ".bias", width));
    }

    private static void linear(List<WeightFile.Wanted> wanted, String name, int in, int out) {
        wanted.add(new WeightFile.Wanted(name + ".weight", out, in));
        wanted.add(new WeightFile.Wanted(name + ".bias", out));
    }
}
