package avnav.agent.training;

import avnav.agent.policy.Architecture;
import avnav.agent.policy.NetworkSettings;
import avnav.agent.ppo.ImitationSettings;
import avnav.agent.ppo.PpoSettings;

/** A run small enough for a unit test. */
final class ToySettings {

    private ToySettings() {}

    static TrainingSettings of(int imitationUpdates, int ppoUpdates, double learningRate) {
        NetworkSettings network = new NetworkSettings(
                Architecture.COMPACT, TwoRooms.SIDE, true, false, new NetworkSettings.Sizes(64, 11, 1), 64);
        ImitationSettings imitation = new ImitationSettings(learningRate, 1, 0.2, 0, 1, 2, 0.97, 0.95);
        PpoSettings ppo = new PpoSettings(0.2, 2, 2, 0.5, 0.01, learningRate / 4, 1e-5, 0.5, 0.97, 0.95, true, true);
        return new TrainingSettings(
                11,
                network,
                16,
                24,
                1,
                true,
                new TrainingSettings.Imitation(imitationUpdates, 2, 4, 0.5, imitationUpdates / 2, true, imitation),
                new TrainingSettings.Reinforcement(ppoUpdates, true, ppo),
                new TrainingSettings.Watch(40, 40),
                2);
    }
}
