package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.acoustics.Acoustics;

/**
 * Diffuse energy of all cells in one octave band after an impulse: {@code (4 V_i / c) dx_i/dt = -A_i x_i - sum_j S_ij (x_i
 * - x_j)} (Kuttruff, Room Acoustics, section 5.8). Energy x is scaled so that a cell's field carries 16 pi x, relative
 * to the direct sound at 1 m.
 *
 * @param modes decay rates (1/s) and shapes of the matrix made symmetric with the square roots of the volumes
 * @param rootCapacity {@code [N]} square root of 4 V_i / c
 */
record CoupledDecay(SymmetricEigen modes, double[] rootCapacity) {

    static CoupledDecay of(Cells cells, int band) {
        int n = cells.count();
        double[] root = new double[n];
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            root[i] = Math.sqrt(4 * cells.cells().get(i).volume() / Acoustics.SOUND_METRES_PER_SECOND);
        }
        for (int i = 0; i < n; i++) {
            double loss = cells.cells().get(i).absorptionArea()[band];
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    loss += cells.exchange()[i][j];
                    matrix[i][j] = -cells.exchange()[i][j] / (root[i] * root[j]);
                }
            }
            matrix[i][i] = loss / (root[i] * root[i]);
        }
        return new CoupledDecay(SymmetricEigen.of(matrix), root);
    }

    /**
     * The part of each mode in one cell's energy after power was injected: {@code x(t) = sum_k parts[k] exp(-rate_k t)}.
     *
     * @param power {@code [N]} share of the source's power that each cell gets after its first reflection
     */
    double[] parts(int cell, double[] power) {
        int n = rootCapacity.length;
        double[] parts = new double[n];
        for (int k = 0; k < n; k++) {
            double excited = 0;
            for (int j = 0; j < n; j++) {
                excited += modes.vectors()[j][k] * power[j] / rootCapacity[j];
            }
            parts[k] = excited * modes.vectors()[cell][k] / rootCapacity[cell];
        }
        return parts;
    }

    double rate(int mode) {
        return modes.values()[mode];
    }
}
