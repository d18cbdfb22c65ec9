package avnav.simbridge.bridge;

/**
 * What the Python child offers over Py4J. Public only because Py4J's proxies demand it; {@link PythonBridge} is the way
 * to use it.
 *
 * <p>Every call has a number, counted up from 1; the same number again gets the same answer and runs nothing.
 */
public interface PythonEntry {

    /** Opens the exchange file; answers an envelope with the versions. */
    String hello(String exchangePath);

    /** Bulky data, both ways, is in the exchange file; answers the envelope. */
    String call(long number, String method, String arguments);

    /** Without an exchange file; answers the envelope, a zero byte and the payload. */
    byte[] callWithBytes(long number, String method, String arguments, byte[] payload);
}
