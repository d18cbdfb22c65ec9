package avnav.experiments.metrics;

/**
 * The field's measures, one formula each, as habitat-lab v0.2.2 ({@code nav.py}) and SoundSpaces ({@code tasks/nav.py})
 * compute them. L is the geodesic distance at reset, P the summed displacement, d the distance at the end, A the
 * expert's actions and NA the agent's, STOP counted.
 */
final class Measures {

    private Measures() {}

    /** Success weighted by path length: {@code success * L / max(L, P)}. */
    static double spl(boolean success, double shortestMetres, double pathMetres) {
        return success ? shortestMetres / Math.max(shortestMetres, pathMetres) : 0;
    }

    /** SPL with the share of the way done in place of success: {@code max(0, 1 - d / L) * L / max(L, P)}. */
    static double softSpl(double distanceMetres, double shortestMetres, double pathMetres) {
        double progress = Math.max(0, 1 - distanceMetres / shortestMetres);
        return progress * shortestMetres / Math.max(shortestMetres, pathMetres);
    }

    /** Success weighted by number of actions: {@code success * A / max(A, NA)}. */
    static double sna(boolean success, int expertActions, int actions) {
        return success ? (double) expertActions / Math.max(expertActions, actions) : 0;
    }
}
