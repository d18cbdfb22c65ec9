package avnav.simbridge;

/**
 * One start and one sounding goal in one scene, as SoundSpaces' episode files hold them.
 *
 * @param id unique within its file
 * @param scene name of the home or scene
 * @param start position and heading of the agent
 * @param goal floor point below the source
 * @param sound name of the source's sound, without extension
 * @param geodesicMetres {@code info.geodesic_distance} of the file
 * @param expertActions {@code info.num_action}: the A of SNA when the dataset's count is asked for
 */
public record Episode(
        String id, String scene, Pose start, Position goal, String sound, double geodesicMetres, int expertActions) {}
