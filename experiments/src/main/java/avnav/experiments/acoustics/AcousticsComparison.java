package avnav.experiments.acoustics;

import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.HomeAcoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.acoustics.Listener;
import avnav.simbridge.embedded.acoustics.RoomAcoustics;
import avnav.simbridge.embedded.acoustics.field.NoiseBank;
import avnav.simbridge.embedded.acoustics.head.PointMicrophone;
import avnav.simbridge.embedded.acoustics.head.SofaHead;
import avnav.simbridge.embedded.acoustics.room.AcousticScene;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sets the embedded acoustics beside the reference files of RLRAudioPropagation, SoundSpaces 2.0's engine. */
final class AcousticsComparison {

    private static final double ANY = Double.POSITIVE_INFINITY;

    /** Nearer to an opening no direction is compared. */
    private static final double AT_OPENING_METRES = 0.5;

    private final Path folder;
    private final Listener microphone;
    private final Listener kemar;

    /** @param folder with {@code shoebox_rlr.json}, {@code two_room.json} and {@code home6.json} */
    AcousticsComparison(Path folder) {
        NoiseBank noise = new NoiseBank();
        this.folder = folder;
        this.microphone = new Listener(PointMicrophone.head(), noise);
        this.kemar = new Listener(SofaHead.kemar(), noise);
    }

    List<Comparison> all() throws IOException {
        List<Comparison> all = new ArrayList<>(shoeboxes());
        all.addAll(walk());
        all.addAll(home());
        return all;
    }

    List<Comparison> shoeboxes() throws IOException {
        Series level = new Series();
        Series reverberation = new Series();
        Series clarity = new Series();
        Series direct = new Series();
        List<Series> octaves = new ArrayList<>();
        for (int band = 0; band < 6; band++) {
            octaves.add(new Series());
        }
        for (JsonNode room : read("shoebox_rlr.json").get("rooms")) {
            RoomAcoustics source = place(ReferenceScenes.shoebox(room), microphone, room.get("source"));
            for (JsonNode listener : room.get("listeners")) {
                ResponseFigures figures = figures(source, listener.get("position"));
                double metres = listener.get("distance_m").asDouble();
                level.add(figures.level(), listener.get("level_db"));
                reverberation.add(figures.reverberationSeconds(), listener.get("t20_s"));
                clarity.add(figures.clarity(metres), listener.get("c50_db"));
                direct.add(figures.directToReverberant(metres), listener.get("drr_db"));
                for (int band = 0; band < 6; band++) {
                    octaves.get(band)
                            .add(
                                    figures.octave(band).reverberationSeconds(),
                                    listener.get("t20_octave_s").get(band));
                }
            }
        }
        List<Comparison> rows = new ArrayList<>();
        String scene = "9 shoeboxes";
        rows.add(level.row(scene, "level", "dB", 2.5, 1.2));
        rows.add(reverberation.row(scene, "T20", "%", 12, ANY));
        rows.add(clarity.row(scene, "C50", "dB", 2.5, ANY));
        rows.add(direct.row(scene, "direct to reverberant", "dB", 3, ANY));
        for (int band = 0; band < 6; band++) {
            String name = "T20 " + 125 * (1 << band) + " Hz";
            rows.add(octaves.get(band).row(scene, name, "%", band == 0 ? 40 : 25, ANY));
        }
        return rows;
    }

    /** Distances from the source of the shoeboxes' places, in the order of their rows. */
    List<Double> shoeboxMetres() throws IOException {
        List<Double> metres = new ArrayList<>();
        for (JsonNode room : read("shoebox_rlr.json").get("rooms")) {
            room.get("listeners").forEach(at -> metres.add(at.get("distance_m").asDouble()));
        }
        return metres;
    }

    List<Comparison> walk() throws IOException {
        JsonNode root = read("two_room.json");
        AcousticScene scene = ReferenceScenes.flat(root);
        RoomAcoustics mono = place(scene, microphone, root.get("source"));
        RoomAcoustics ears = place(scene, kemar, root.get("source"));
        Series level = new Series();
        Series reverberation = new Series();
        Series side = new Series();
        Series azimuth = new Series();
        for (JsonNode stop : root.get("stops")) {
            JsonNode rlr = stop.get("without_diffraction");
            ResponseFigures figures = figures(mono, stop.get("position"));
            level.add(figures.level(), rlr.get("level_db"));
            reverberation.add(figures.reverberationSeconds(), rlr.get("t20_s"));
            double yaw = Math.toRadians(stop.get("yaw_deg").asDouble() + 90);
            ImpulseResponse response = ears.response(pose(stop.get("position"), yaw));
            double left = new ResponseFigures(response.left()).level();
            double right = new ResponseFigures(response.right()).level();
            side.add(left - right, rlr.get("side_ild_db"));
            if (ReferenceScenes.metresToOpening(scene, stop.get("position")) >= AT_OPENING_METRES) {
                double metres = stop.get("shortest_path_m").asDouble();
                JsonNode their = rlr.get("arrival_azimuth_early_deg");
                double our = ArrivalDirection.azimuthDegrees(mono, pose(stop.get("position"), 0), metres);
                azimuth.add(their.asDouble() + Math.IEEEremainder(our - their.asDouble(), 360), their);
            }
        }
        return List.of(
                level.row("two rooms", "level on the walk", "dB", 2.5, 1.5),
                reverberation.row("two rooms", "T20 on the walk", "%", 12, ANY),
                side.row("two rooms", "ILD, path to the side", "dB", ANY, 1.5),
                azimuth.row("two rooms", "azimuth of the first 20 ms", "degrees", 30, ANY));
    }

    List<Comparison> home() throws IOException {
        JsonNode root = read("home6.json");
        RoomAcoustics source = place(ReferenceScenes.home(root), microphone, root.get("source"));
        Series level = new Series();
        Series reverberation = new Series();
        for (JsonNode listener : root.get("listeners")) {
            JsonNode rlr = listener.get("without_diffraction");
            ResponseFigures figures = figures(source, listener.get("position"));
            level.add(figures.level(), rlr.get("level_db"));
            reverberation.add(figures.reverberationSeconds(), rlr.get("t20_s"));
        }
        return List.of(
                level.row("furnished home", "level", "dB", 4.5, 2),
                reverberation.row("furnished home", "T20", "%", ANY, 20));
    }

    private JsonNode read(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    private static RoomAcoustics place(AcousticScene scene, Listener listener, JsonNode source) {
        double[] at = ReferenceScenes.numbers(source);
        Position floor = new Position(at[0], at[1] - Acoustics.SOURCE_HEIGHT_METRES, at[2]);
        return new HomeAcoustics(scene, listener).place(floor);
    }

    private static ResponseFigures figures(RoomAcoustics source, JsonNode position) {
        return new ResponseFigures(source.response(pose(position, 0)).left());
    }

    private static Pose pose(JsonNode position, double yaw) {
        double[] at = ReferenceScenes.numbers(position);
        return new Pose(at[0], at[1] - Acoustics.EAR_HEIGHT_METRES, at[2], yaw);
    }

    /** Pairs of values as they come. */
    private static final class Series {

        private final List<Double> ours = new ArrayList<>();
        private final List<Double> theirs = new ArrayList<>();

        void add(double our, JsonNode their) {
            if (their != null && their.isNumber()) {
                ours.add(our);
                theirs.add(their.asDouble());
            }
        }

        Comparison row(String scene, String figure, String unit, double each, double rms) {
            return new Comparison(scene, figure, unit, ours, theirs, each, rms);
        }
    }
}
