package avnav.simbridge.episodes;

/** Names out of files that become paths: they must stay below the folder that they are meant for. */
final class SafeName {

    private static final int LONGEST = 255;

    private SafeName() {}

    /** Segments between single slashes, none of them empty, {@code .} or {@code ..}. */
    static boolean isRelativePath(String path) {
        if (path.isEmpty() || path.length() > LONGEST) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (!isFileName(segment)) {
                return false;
            }
        }
        return true;
    }

    static boolean isFileName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
    }
}
