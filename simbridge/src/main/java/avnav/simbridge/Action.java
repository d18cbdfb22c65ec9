package avnav.simbridge;

/** The four actions of continuous AV-Nav, in the order and with the codes of Habitat and SoundSpaces. */
public enum Action {
    STOP,
    MOVE_FORWARD,
    TURN_LEFT,
    TURN_RIGHT;

    private static final Action[] BY_CODE = values();

    /** Number of actions, the A of every {@code [A]} array. */
    public static final int COUNT = BY_CODE.length;

    public int code() {
        return ordinal();
    }

    /** @throws IllegalArgumentException when the code is not 0 to 3 */
    public static Action ofCode(int code) {
        if (code < 0 || code >= COUNT) {
            throw new IllegalArgumentException("The action code (" + code + ") must be 0 (STOP), 1 (MOVE_FORWARD), "
                    + "2 (TURN_LEFT) or 3 (TURN_RIGHT).");
        }
        return BY_CODE[code];
    }
}
