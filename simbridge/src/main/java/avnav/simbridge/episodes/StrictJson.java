package avnav.simbridge.episodes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Tokens of one gzipped JSON text in UTF-8, with the place in it for error messages. Nothing in the text can make it use
 * more than a few megabytes: long strings, deep nesting, endless texts and repeated keys are refused.
 */
final class StrictJson implements AutoCloseable {

    private static final int LONGEST_STRING = 4096;
    private static final int DEEPEST_NESTING = 24;
    private static final int LONGEST_NUMBER = 64;
    private static final long LONGEST_TEXT = 256L << 20;
    private static final int MOST_SKIPPED_TOKENS = 1_000_000;
    private static final int SHOWN_CHARACTERS = 60;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(LONGEST_STRING)
                    .maxNestingDepth(DEEPEST_NESTING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxDocumentLength(LONGEST_TEXT)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;
    private String place = "";
    private String key = "the top of the file";

    StrictJson(String file, InputStream gzipped) {
        this.file = file;
        try {
            parser = FACTORY.createParser(new InputStreamReader(
                    new GZIPInputStream(gzipped),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** What the following tokens belong to, such as {@code episode "3" (index 2)}; empty at the top. */
    void enter(String newPlace) {
        place = newPlace;
    }

    JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The key that the next value belongs to. */
    String name() {
        return key;
    }

    /** Moves to the next key of an object, or past the object's end and returns false. */
    boolean nextKey() {
        if (next() != JsonToken.FIELD_NAME) {
            return false;
        }
        key = text();
        return true;
    }

    void wantStart(JsonToken start, String key, String want) {
        JsonToken token = next();
        if (token != start) {
            throw wrong(key, shown(token), want, "compare with the layout in docs");
        }
    }

    String string(String key) {
        JsonToken token = next();
        if (token != JsonToken.VALUE_STRING) {
            throw wrong(key, shown(token), "a string", "put it in quotation marks");
        }
        return text();
    }

    double finiteNumber(String key) {
        JsonToken token = next();
        if (token == null || !token.isNumeric()) {
            throw wrong(key, shown(token), "a number", "remove the quotation marks");
        }
        return finite(key);
    }

    int wholeNumber(String key, int least, int most) {
        JsonToken token = next();
        String want = "a whole number from " + least + " to " + most;
        try {
            if (token == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() == JsonParser.NumberType.INT
                    && parser.getIntValue() >= least
                    && parser.getIntValue() <= most) {
                return parser.getIntValue();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        throw wrong(key, shown(token), want, "count again, STOP included");
    }

    /** An array of exactly that many finite numbers. */
    double[] finiteNumbers(String key, int count, String want) {
        JsonToken start = next();
        if (start != JsonToken.START_ARRAY) {
            throw wrong(key, shown(start), want, "write it as [" + "0.0, ".repeat(count - 1) + "0.0]");
        }
        double[] values = new double[count];
        int n = 0;
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            if (token == null || !token.isNumeric()) {
                throw wrong(key, "an array with " + shown(token), want, "remove what is no number");
            }
            if (n == count) {
                throw wrong(key, "an array of more than " + count + " numbers", want, "remove the others");
            }
            values[n++] = finite(key);
        }
        if (n < count) {
            throw wrong(key, "an array of " + n + " numbers", want, "add the missing ones");
        }
        return values;
    }

    /** Passes over the next value, whatever it is. */
    void skip(String key) {
        int depth = 0;
        for (int tokens = 0; tokens < MOST_SKIPPED_TOKENS; tokens++) {
            JsonToken token = next();
            if (token == null) {
                throw wrong(key, "nothing", "a value", "the file is cut");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
        }
        throw wrong(key, "more than " + MOST_SKIPPED_TOKENS + " values", "fewer", "the file is damaged");
    }

    void wantEnd() {
        JsonToken token = next();
        if (token != null) {
            throw wrong("what follows the object", shown(token), "nothing", "two files were joined");
        }
    }

    String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** How a value looks in a message. */
    String shown(JsonToken token) {
        if (token == null) {
            return "missing";
        }
        return switch (token) {
            case START_ARRAY -> "an array";
            case START_OBJECT -> "an object";
            case END_ARRAY, END_OBJECT -> "missing";
            case VALUE_STRING -> quoted(text());
            default -> text();
        };
    }

    static String quoted(String value) {
        String printable = value.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= SHOWN_CHARACTERS
                ? '"' + printable + '"'
                : '"' + printable.substring(0, SHOWN_CHARACTERS) + "\" and " + (printable.length() - SHOWN_CHARACTERS)
                        + " characters more";
    }

    EpisodeFileException wrong(String key, String value, String want, String maybe) {
        String where = place.isEmpty() ? "" : place + ": ";
        return new EpisodeFileException("(" + file + "): " + where + key + " is (" + value + ") but must be " + want
                + ".\nMaybe " + maybe + ".");
    }

    private double finite(String key) {
        try {
            double value = parser.getDoubleValue();
            if (!Double.isFinite(value)) {
                throw wrong(key, text(), "a finite number", "the scene's export went wrong");
            }
            return value;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private EpisodeFileException unreadable(IOException e) {
        String where = "(" + file + "): " + (place.isEmpty() ? "" : place + ": ");
        if (e instanceof StreamConstraintsException) {
            return new EpisodeFileException(
                    where + "the value of " + key + " is larger than an episode file needs (" + LONGEST_STRING
                            + " characters, " + DEEPEST_NESTING + " brackets deep, " + (LONGEST_TEXT >> 20)
                            + " MB in all).\nMaybe the file is damaged, or made to do harm.",
                    e);
        }
        if (e instanceof JsonProcessingException json) {
            var at = json.getLocation();
            String line = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            String reason =
                    json.getOriginalMessage().lines().findFirst().orElse("").split(": ", 2)[0];
            return new EpisodeFileException(
                    where + "the JSON text cannot be read at " + key + line + ": "
                            + reason.replaceAll("\\p{Cntrl}", "?")
                            + ".\nMaybe the file is cut, or it holds NaN or Infinity, which JSON has not.",
                    e);
        }
        if (e instanceof CharacterCodingException) {
            return new EpisodeFileException(
                    where + "the text is not UTF-8.\nMaybe save it again in UTF-8 without a byte order mark.", e);
        }
        if (e instanceof EOFException) {
            return new EpisodeFileException(
                    where + "the gzip stream ends too early.\nMaybe the download broke off; fetch the file again.", e);
        }
        if (e instanceof ZipException) {
            return new EpisodeFileException(
                    where + "the gzip stream cannot be unpacked (" + e.getMessage()
                            + ").\nMaybe it is plain text: gzip it; or it is damaged: fetch it again.",
                    e);
        }
        return new EpisodeFileException(where + "cannot be read (" + e.getMessage() + ").\nMaybe check the disk.", e);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
