package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VisualLayoutTest {

    private static final VisualSettings STABLE_DIFFUSION =
            new VisualSettings(256, 1, List.of(128, 256, 512, 512), 2, 4, 32, true, true, true);

    /** The counts are those of {@code stabilityai/sd-vae-ft-ema}. */
    @Test
    void stableDiffusionsSizesHaveItsWeights() {
        List<VisualLayout> halves = Stream.of(
                        VisualLayout.encoder(STABLE_DIFFUSION), VisualLayout.decoder(STABLE_DIFFUSION))
                .toList();
        long tensors = halves.stream().mapToLong(half -> half.names().size()).sum();
        long weights = halves.stream()
                .flatMap(half -> half.names().stream().map(half::shape))
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                .sum();
        assertThat(tensors).isEqualTo(248);
        assertThat(weights).isEqualTo(83_653_863);
    }

    @Test
    void namesAndShapesAreDiffusers() {
        VisualLayout encoder = VisualLayout.encoder(STABLE_DIFFUSION);
        VisualLayout decoder = VisualLayout.decoder(STABLE_DIFFUSION);
        assertThat(encoder.shape("encoder.down_blocks.1.resnets.0.conv_shortcut.weight"))
                .containsExactly(256, 128, 1, 1);
        assertThat(encoder.shape("encoder.mid_block.attentions.0.to_out.0.weight"))
                .containsExactly(512, 512);
        assertThat(encoder.shape("encoder.conv_out.weight")).containsExactly(8, 512, 3, 3);
        assertThat(encoder.names())
                .contains("quant_conv.weight", "encoder.down_blocks.2.downsamplers.0.conv.bias")
                .doesNotContain("encoder.down_blocks.3.downsamplers.0.conv.bias");
        assertThat(decoder.shape("decoder.up_blocks.2.resnets.0.conv_shortcut.weight"))
                .containsExactly(256, 512, 1, 1);
        assertThat(decoder.names())
                .contains("decoder.up_blocks.0.resnets.2.norm2.weight", "decoder.up_blocks.2.upsamplers.0.conv.weight")
                .doesNotContain("decoder.up_blocks.3.upsamplers.0.conv.weight");
    }

    @Test
    void blocksOfPixelsAreChannels() {
        VisualSettings settings = new VisualSettings(128, 16, List.of(96), 1, 16, 8, false, false, false);
        assertThat(settings.latent()).isEqualTo(new LatentShape(16, 8, 8));
        assertThat(VisualLayout.encoder(settings).shape("encoder.conv_in.weight"))
                .containsExactly(96, 768, 3, 3);
        assertThat(VisualLayout.decoder(settings).shape("decoder.conv_out.weight"))
                .containsExactly(768, 96, 3, 3);
        assertThat(VisualLayout.decoder(settings).names()).noneMatch(name -> name.contains("quant_conv"));
    }
}
