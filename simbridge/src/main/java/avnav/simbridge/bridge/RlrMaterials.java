package avnav.simbridge.bridge;

import avnav.simbridge.embedded.home.AcousticMaterial;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Our materials as RLR's database wants them: all eight keys, lists in which frequency and share take turns. RLR's
 * absorption is an energy fraction as ours is. Nothing passes through walls, as in SoundSpaces 2.0 with its default
 * material.
 */
final class RlrMaterials {

    private static final double SPEED_METRES_PER_SECOND = 2500;
    private static final double DENSITY_KG_PER_CUBIC_METRE = 1200;

    private RlrMaterials() {}

    /** RLR takes a material whose label is contained in the category, so no category contains another. */
    static String category(int index) {
        return String.format("surface%03d", index);
    }

    static ArrayNode database(List<AcousticMaterial> materials) {
        ArrayNode database = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < materials.size(); i++) {
            AcousticMaterial material = materials.get(i);
            ObjectNode entry = database.addObject();
            entry.put("name", material.name());
            entry.putArray("labels").add(category(i));
            ArrayNode absorption = entry.putArray("absorption");
            for (int band = 0; band < AcousticMaterial.BANDS_HZ.length; band++) {
                absorption.add(AcousticMaterial.BANDS_HZ[band]).add(material.absorption()[band]);
            }
            even(entry.putArray("scattering"), material.scattering());
            even(entry.putArray("transmission"), 0);
            even(entry.putArray("damping"), 0);
            entry.put("speed", SPEED_METRES_PER_SECOND);
            entry.put("density", DENSITY_KG_PER_CUBIC_METRE);
        }
        return database;
    }

    private static void even(ArrayNode list, double share) {
        for (double frequency : AcousticMaterial.BANDS_HZ) {
            list.add(frequency).add(share);
        }
    }
}
