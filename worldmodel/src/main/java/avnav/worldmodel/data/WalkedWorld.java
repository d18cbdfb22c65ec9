package avnav.worldmodel.data;

import avnav.simbridge.Simulator;

/** A world in which walks are recorded, with a simulator of its own. One thread, one such world. */
interface WalkedWorld extends AutoCloseable {

    Ground ground(String scene);

    Simulator simulator();

    @Override
    void close();
}
