package avnav.worldmodel.nn;

/** How one number of a stored tensor is laid out, little-endian; names are safetensors' own. */
public enum ElementType {
    F64(8),
    F32(4),
    F16(2),
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }

    boolean isInteger() {
        return ordinal() >= I64.ordinal();
    }
}
