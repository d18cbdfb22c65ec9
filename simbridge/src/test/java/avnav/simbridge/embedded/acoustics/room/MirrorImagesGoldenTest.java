package avnav.simbridge.embedded.acoustics.room;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.golden.GoldenFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Mirror images of shoeboxes against pyroomacoustics' list, to the order that the list has. */
class MirrorImagesGoldenTest {

    private static final double DELAY_MILLISECONDS = 0.01;
    private static final double GAIN_SHARE = 0.005;

    /** Longer ways are left to the diffuse field. */
    private static final double LONGEST_MILLISECONDS =
            1000 * SourceModel.MOST_EARLY_METRES / Acoustics.SOUND_METRES_PER_SECOND;

    private static final String[] FACES = {"xmin", "xmax", "floor", "ceiling", "zmin", "zmax"};

    private record Arrival(double delay, double gain) {}

    @TestFactory
    List<DynamicTest> agreesWithTheImageList() throws IOException {
        JsonNode rooms = new ObjectMapper()
                .readTree(
                        GoldenFolder.of("acoustics").resolve("shoebox_ism.json").toFile())
                .get("rooms");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode room : rooms) {
            for (JsonNode list : room.get("images_to_order_3")) {
                String name = room.get("name").asText() + " listener " + list.get("listener");
                tests.add(DynamicTest.dynamicTest(name, () -> compare(room, list)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static void compare(JsonNode room, JsonNode list) {
        int maxOrder = 0;
        for (JsonNode order : list.get("order")) {
            maxOrder = Math.max(maxOrder, order.asInt());
        }
        SourceModel source = new RoomModel(shoebox(room)).place(point(room.get("source")), maxOrder);
        double[] ear = point(room.get("listeners").get(list.get("listener").asInt()));
        boolean flat = room.get("flat").asBoolean();
        for (int band = 0; band < (flat ? 1 : OctaveBands.COUNT); band++) {
            List<Arrival> found = new ArrayList<>();
            for (EarlyPath path : source.hear(ear).paths()) {
                double air = StrictMath.exp(OctaveBands.airAbsorption(band) * path.metres() / 2);
                double milliseconds = 1000 * path.metres() / Acoustics.SOUND_METRES_PER_SECOND;
                found.add(new Arrival(milliseconds, path.gains()[band] * air));
            }
            List<Arrival> wanted = new ArrayList<>();
            for (int i = 0; i < list.get("order").size(); i++) {
                JsonNode gain = flat
                        ? list.get("gain").get(i)
                        : list.get("gain").get(band).get(i);
                double delay = list.get("delay_ms").get(i).asDouble();
                if (delay <= LONGEST_MILLISECONDS) {
                    wanted.add(new Arrival(delay, gain.asDouble()));
                }
            }
            check(found, wanted);
        }
    }

    private static void check(List<Arrival> found, List<Arrival> wanted) {
        Comparator<Arrival> order = Comparator.comparingDouble((Arrival a) -> Math.round(a.delay() * 200))
                .thenComparingDouble(Arrival::gain);
        found.sort(order);
        wanted.sort(order);
        assertThat(found).hasSameSizeAs(wanted);
        for (Arrival arrival : wanted) {
            assertThat(found)
                    .as("an arrival like %s", arrival)
                    .anyMatch(other -> Math.abs(other.delay() - arrival.delay()) <= DELAY_MILLISECONDS
                            && Math.abs(other.gain() - arrival.gain()) <= GAIN_SHARE * arrival.gain());
        }
        double all = found.stream().mapToDouble(a -> a.gain() * a.gain()).sum();
        double expected = wanted.stream().mapToDouble(a -> a.gain() * a.gain()).sum();
        assertThat(all).isCloseTo(expected, Offset.offset(2 * GAIN_SHARE * expected));
    }

    private static AcousticScene shoebox(JsonNode room) {
        List<AcousticMaterial> faces = new ArrayList<>();
        for (String face : FACES) {
            double[] absorption = new double[OctaveBands.COUNT];
            for (int band = 0; band < absorption.length; band++) {
                absorption[band] = room.get("absorption").get(face).get(band).asDouble();
            }
            faces.add(new AcousticMaterial(face, absorption, 0));
        }
        double[] size = point(room.get("size"));
        Box air = new Box(0, 0, 0, size[0], size[1], size[2]);
        return new AcousticScene(List.of(new AcousticRoom(air, faces, List.of())), List.of(), new double[6]);
    }

    private static double[] point(JsonNode node) {
        return new double[] {
            node.get(0).asDouble(), node.get(1).asDouble(), node.get(2).asDouble()
        };
    }
}
