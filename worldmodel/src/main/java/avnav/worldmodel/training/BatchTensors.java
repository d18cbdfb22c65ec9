package avnav.worldmodel.training;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.cdit.Rows;
import avnav.worldmodel.nn.Tensors;

/**
 * A batch as the network takes it, with the senses of one stage.
 *
 * @param start clean parts, in the order of {@link Rows#noisy}
 * @param past context tensors
 */
record BatchTensors(GoalBatch batch, Modality modality, NDList start, NDList past) {

    static BatchTensors of(NDManager scope, GoalBatch batch, Modality modality, AvCdit network) {
        LatentSizes z = batch.sizes();
        CditSettings s = network.settings();
        int rows = batch.rows();
        int windows = batch.windows();
        NDList start = new NDList();
        NDList past = new NDList();
        if (modality.hasVisual()) {
            start.add(Tensors.of(scope, batch.visual(), rows, z.channels(), z.height(), z.width()));
            past.add(Tensors.of(
                    scope, batch.contextVisual(), windows, s.contextFrames(), z.channels(), z.height(), z.width()));
        }
        if (modality.hasAudio()) {
            start.add(Tensors.of(scope, batch.audio(), rows, z.audioLatents(), z.audioDimension()));
            start.add(network.broadcastReward(scope, Tensors.of(scope, batch.reward(), rows, batch.rewardNumbers())));
            past.add(Tensors.of(
                    scope, batch.contextAudio(), windows, s.contextFrames(), z.audioLatents(), z.audioDimension()));
        }
        return new BatchTensors(batch, modality, start, past);
    }

    /** What the network is asked: the noised parts with each row's action, offset and diffusion step. */
    Rows rows(NDList noised, int[] steps, int actionNumbers) {
        float[][] action = new float[batch.rows()][actionNumbers];
        for (int row = 0; row < action.length; row++) {
            System.arraycopy(batch.action(), row * GoalBatch.ACTION, action[row], 0, actionNumbers);
        }
        return new Rows(
                modality, noised, past, batch.contextMotion(), batch.contextOfRow(), action, batch.offset(), steps);
    }
}
