package avnav.worldmodel.data;

import avnav.simbridge.Simulator;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.RestartingSimulator;
import avnav.simbridge.bridge.RlrEngine;
import avnav.simbridge.bridge.RlrSetting;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;

/** Our homes in Java, heard by the room model or through RLR. */
record WalkedHomes(EmbeddedWorld world, Simulator simulator) implements WalkedWorld {

    /** @param python runs the acoustic engine, where it is wanted */
    static WalkedHomes of(EmbeddedWorld world, GenerationSettings.Acoustics acoustics, BridgeSettings python) {
        return new WalkedHomes(
                world,
                switch (acoustics) {
                    case EMBEDDED -> new EmbeddedSimulator(world);
                    case RLR ->
                        new RestartingSimulator(new EmbeddedSimulator(
                                world, new RlrEngine(python, RlrSetting.ACCURATE, world.furniture())));
                });
    }

    @Override
    public Ground ground(String scene) {
        return new HomeGround(world.home(scene));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
