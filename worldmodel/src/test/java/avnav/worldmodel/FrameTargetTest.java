package avnav.worldmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTargetTest {

    private static final FrameTarget CHANGE = new FrameTarget(
            FrameTarget.Kind.CHANGE,
            List.of(List.of(1.0, 0.5)),
            List.of(List.of(2.0, 4.0)),
            List.of(List.of(0.0, 1.0)),
            List.of(List.of(1.0, 0.5)),
            4);

    private final LatentFrame now = new LatentFrame(new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8});

    @Test
    void theChangeIsTakenPerVisualChannelAndPerSoundDimension() {
        // Visual: channel 0 is the first two numbers. Sound: dimension 0 is every second number.
        LatentFrame frame = new LatentFrame(new float[] {3, 2, 5.5f, 10}, new float[] {1, 7, 2, 8.5f});
        CHANGE.encode(frame, now, 1);
        assertThat(frame.visual()).containsExactly(1, 0, 1, 2);
        assertThat(frame.audio()).containsExactly(1, 2, 2, 1);
        CHANGE.decode(frame, now, 1);
        assertThat(frame.visual()).containsExactly(new float[] {3, 2, 5.5f, 10}, within(1e-6f));
        assertThat(frame.audio()).containsExactly(new float[] {1, 7, 2, 8.5f}, within(1e-6f));
    }

    @Test
    void anAnswerOfZeroIsWhatCarriesOver() {
        LatentFrame zero = new LatentFrame(new float[4], new float[4]);
        CHANGE.decode(zero, now, 1);
        assertThat(zero.visual()).containsExactly(1, 2, 1.5f, 2);
        assertThat(zero.audio()).containsExactly(0, 6, 0, 8);
    }

    @Test
    void theWholeFrameIsLeftAloneAndASenseMayBeMissing() {
        LatentFrame frame = new LatentFrame(new float[] {3, 2, 5, 10}, new float[0]);
        FrameTarget.WHOLE.encode(frame, now, 9);
        assertThat(frame.visual()).containsExactly(3, 2, 5, 10);
        CHANGE.decode(frame, now, 1);
        assertThat(frame.audio()).isEmpty();
    }

    @Test
    void anOffsetThatWasNotMeasuredIsRefused() {
        assertThatThrownBy(() -> CHANGE.encode(now, now, 2)).hasMessageContaining("offset (2)");
        assertThatThrownBy(
                        () -> new FrameTarget(FrameTarget.Kind.CHANGE, List.of(), List.of(), List.of(), List.of(), 0))
                .hasMessageContaining("kind (CHANGE)");
    }

    @Test
    void aChangeIsKnownForTheOffsetsThatWereMeasuredAndAWholeFrameForAll() {
        assertThat(CHANGE.knows(1)).isTrue();
        assertThat(CHANGE.knows(0)).isFalse();
        assertThat(CHANGE.knows(2)).isFalse();
        assertThat(FrameTarget.WHOLE.knows(40)).isTrue();
    }
}
