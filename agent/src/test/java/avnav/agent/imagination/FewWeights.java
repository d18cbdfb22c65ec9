package avnav.agent.imagination;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Architecture;
import avnav.agent.policy.NetworkSettings;
import avnav.agent.policy.Senses;
import avnav.simbridge.Episode;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.episodes.CommittedEpisodes;
import java.util.SplittableRandom;

/** An untrained network of a few weights, and the embedded world to try it in. */
final class FewWeights {

    static final EmbeddedWorld WORLD = new EmbeddedWorld(EmbeddedSettings.AVWM);
    static final Episode EPISODE = CommittedEpisodes.read(HomeSplit.VAL).get(0);
    private static final int RATE = 16_000;
    private static final int SAMPLES = 2400;

    private FewWeights() {}

    static ActorCritic network() {
        NetworkSettings.Sizes sound = new NetworkSettings.Sizes(64, 11, 1);
        return new ActorCritic(
                new NetworkSettings(Architecture.COMPACT, 64, true, false, sound, 16), new SplittableRandom(3));
    }

    static Senses senses(ActorCritic network) {
        return new Senses(network.settings(), RATE, SAMPLES);
    }

    static EmbeddedSimulator simulator() {
        return new EmbeddedSimulator(WORLD);
    }

    /** The usual task, over after so many steps. */
    static EmbeddedSimulator simulator(int maxSteps) {
        NavigationTask usual = NavigationTask.AV_NAV;
        NavigationTask shorter = new NavigationTask(
                usual.successMetres(), usual.successReward(), usual.slackReward(), usual.distanceScale(), maxSteps);
        return new EmbeddedSimulator(new EmbeddedWorld(EmbeddedSettings.AVWM.withTask(shorter)));
    }
}
