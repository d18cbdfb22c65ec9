package avnav.agent.training;

import avnav.simbridge.Episode;
import avnav.simbridge.Simulator;

/** Where the policy learns. Thread-safe; the simulators it hands out are each one thread's. */
public interface TrainingWorld {

    Simulator openSimulator();

    Expert expert(Episode episode);

    int sampleRateHz();
}
