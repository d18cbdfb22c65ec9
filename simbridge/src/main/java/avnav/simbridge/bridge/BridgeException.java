package avnav.simbridge.bridge;

import avnav.simbridge.SimulatorException;

/** The Python half died, hung, answered nonsense or refused; the message ends with its last lines. */
public class BridgeException extends SimulatorException {

    private static final long serialVersionUID = 1L;

    private final boolean restartMayHelp;

    public BridgeException(String message, boolean restartMayHelp) {
        super(message);
        this.restartMayHelp = restartMayHelp;
    }

    public BridgeException(String message, boolean restartMayHelp, Throwable cause) {
        super(message, cause);
        this.restartMayHelp = restartMayHelp;
    }

    /** False when the request itself was refused (a bad pose, a missing scene or library). */
    public boolean restartMayHelp() {
        return restartMayHelp;
    }
}
