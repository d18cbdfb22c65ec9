package avnav.simbridge.embedded.acoustics.head;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;

/**
 * The content of a SOFA file of convention SimpleFreeFieldHRIR (AES69): M directions, two ears, N samples.
 *
 * @param azimuths, elevations {@code [M]} degrees, counter-clockwise from the front, above the horizon
 * @param responses {@code [M][2][N]} left and right ear
 */
record SofaFile(double rateHz, double[] azimuths, double[] elevations, double[][][] responses) {

    /** @throws IllegalArgumentException when the bytes hold no such file; the message names it */
    static SofaFile parse(String name, byte[] bytes) {
        try (HdfFile file = HdfFile.fromBytes(bytes)) {
            double[][] positions = (double[][]) data(file, name, "/SourcePosition", double[][].class);
            double[] rate = (double[]) data(file, name, "/Data.SamplingRate", double[].class);
            double[][][] responses = (double[][][]) data(file, name, "/Data.IR", double[][][].class);
            double[] azimuths = new double[positions.length];
            double[] elevations = new double[positions.length];
            for (int i = 0; i < positions.length; i++) {
                azimuths[i] = ((positions[i][0] % 360) + 360) % 360;
                elevations[i] = positions[i][1];
            }
            if (responses.length != positions.length || responses.length == 0 || responses[0].length != 2) {
                throw bad(name, "has (" + responses.length + ") responses for (" + positions.length + ") directions");
            }
            return new SofaFile(rate[0], azimuths, elevations, responses);
        } catch (HdfException e) {
            throw bad(name, "is no HDF5 file that can be read (" + e.getMessage() + ")");
        }
    }

    private static Object data(HdfFile file, String name, String path, Class<?> wanted) {
        Dataset dataset = file.getDatasetByPath(path);
        Object data = dataset.getData();
        if (!wanted.isInstance(data)) {
            throw bad(name, "holds (" + path + ") as (" + data.getClass().getSimpleName() + ")");
        }
        return data;
    }

    private static IllegalArgumentException bad(String name, String what) {
        return new IllegalArgumentException(
                "The head-related responses (" + name + ") must be a SOFA file of convention "
                        + "SimpleFreeFieldHRIR with two ears, but it " + what
                        + ".\nMaybe leave the file out to hear through the formula's spherical head.");
    }
}
