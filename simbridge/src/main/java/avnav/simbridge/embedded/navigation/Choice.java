package avnav.simbridge.embedded.navigation;

import avnav.simbridge.Action;

/**
 * "Turn n times to one side, then go forward": what a {@link GreedyFollower} weighs.
 *
 * @param turn TURN_LEFT or TURN_RIGHT; STOP in {@link #NONE}
 */
record Choice(Action turn, int turns) {

    static final Choice NONE = new Choice(Action.STOP, 0);

    private static final double PER_TURN = 0.0125;
    private static final double COLLISION = 0.25;
    private static final double NEAR_EDGE = 0.05;
    private static final double NEAR_EDGE_METRES = 0.2;
    private static final double GOOD_ENOUGH = 0.99;
    private static final double SHORTENED_METRES = 1e-4;

    boolean exists() {
        return turn != Action.STOP;
    }

    Action first() {
        return turns > 0 ? turn : Action.MOVE_FORWARD;
    }

    /** The choice with the highest of Habitat's rewards, {@link #NONE} when all collide without gain. */
    static Choice habitats(Locomotion locomotion, Geodesics geodesics, Stance from, double metresNow) {
        Choice best = NONE;
        double bestReward = -COLLISION;
        double turnDegrees = locomotion.motion().turnDegrees();
        for (int turns = 0; turns * turnDegrees < 180 && bestReward <= GOOD_ENOUGH; turns++) {
            for (int side = 1; side >= -1; side -= 2) {
                Stance turned = from.turned(side * turns, locomotion.motion());
                double reward = reward(locomotion, geodesics, turned, metresNow) - PER_TURN * turns;
                if (reward > bestReward) {
                    bestReward = reward;
                    best = new Choice(side > 0 ? Action.TURN_LEFT : Action.TURN_RIGHT, turns);
                }
            }
        }
        return best;
    }

    /** The choice that shortens the geodesic most, fewer turns first; {@link #NONE} when none does. */
    static Choice shortening(Locomotion locomotion, Geodesics geodesics, Stance from, double metresNow) {
        Choice best = NONE;
        double bestMetres = metresNow - SHORTENED_METRES;
        double turnDegrees = locomotion.motion().turnDegrees();
        for (int turns = 0; turns * turnDegrees <= 180; turns++) {
            for (int side = 1; side >= -1; side -= 2) {
                Stance turned = from.turned(side * turns, locomotion.motion());
                Stance moved = locomotion.move(turned, Action.MOVE_FORWARD).stance();
                double metres = geodesics.metresFrom(moved.x(), moved.z());
                if (metres < bestMetres) {
                    bestMetres = metres;
                    best = new Choice(side > 0 ? Action.TURN_LEFT : Action.TURN_RIGHT, turns);
                }
            }
        }
        return best;
    }

    private static double reward(Locomotion locomotion, Geodesics geodesics, Stance turned, double metresNow) {
        Locomotion.Move move = locomotion.move(turned, Action.MOVE_FORWARD);
        double x = move.stance().x();
        double z = move.stance().z();
        double reward =
                (metresNow - geodesics.metresFrom(x, z)) / locomotion.motion().stepMetres();
        if (move.collided()) {
            reward -= COLLISION;
        }
        return locomotion.space().clearanceMetres(x, z) < NEAR_EDGE_METRES ? reward - NEAR_EDGE : reward;
    }
}
