package avnav.simbridge.embedded.acoustics.room;

import java.util.List;

/** All that reaches one place: early paths, openings to louder or quieter rooms, and the field around. */
public record Hearing(List<EarlyPath> paths, List<Patch> patches, List<FieldShare> fields) {}
