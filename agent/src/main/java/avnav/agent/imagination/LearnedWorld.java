package avnav.agent.imagination;

import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.SoundRendering;
import avnav.worldmodel.diffusion.Sampler;

/**
 * A trained world model and what its answers are taken for.
 *
 * @param codec shared with other threads
 * @param dynamics shared with other threads
 * @param sampler from noise to the imagined frame; one thread's own
 * @param view shows imagined frames to the policy
 * @param sound how imagined sound is made audible to those who look
 * @param motion what an action commands
 * @param task says what progress, steps and success are worth
 * @param odds of a STOP
 * @param walls how those that the model overlooks are felt
 */
public record LearnedWorld(
        FrameCodec codec,
        LatentDynamics dynamics,
        Sampler sampler,
        ImaginedView view,
        SoundRendering sound,
        Motion motion,
        NavigationTask task,
        StopOdds odds,
        WallSense walls) {}
