package avnav.worldmodel.nn;

import avnav.worldmodel.nn.TorchGlobals.Foreign;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the opcodes that {@code torch.save} writes (Python's pickle, protocols 2 to 4) into maps, lists, numbers, texts
 * and {@link TorchGlobals} values. None is {@code Optional.empty()}. Opcodes that only serve to run code are refused.
 */
final class PickleMachine {

    private static final Object MARK = new Object();

    private final PickleInput in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private PickleMachine(PickleInput in) {
        this.in = in;
    }

    /** Reads one pickle and leaves the input behind it. */
    static Object load(PickleInput in) {
        PickleMachine machine = new PickleMachine(in);
        for (int opcode = in.unsignedByte(); opcode != '.'; opcode = in.unsignedByte()) {
            if (!machine.pushes(opcode) && !machine.remembers(opcode) && !machine.combines(opcode)) {
                throw new PickleRefusal("uses the pickle opcode 0x" + Integer.toHexString(opcode) + " at byte "
                        + (in.position() - 1) + ", which is refused.");
            }
        }
        return machine.pop();
    }

    private boolean pushes(int opcode) {
        Object value;
        switch (opcode) {
            case 'N' -> value = Optional.empty();
            case 0x88 -> value = true;
            case 0x89 -> value = false;
            case 'J' -> value = (long) in.integer();
            case 'K' -> value = (long) in.unsignedByte();
            case 'M' -> value = (long) in.unsignedShort();
            case 0x8a -> value = longInteger(in.take(in.unsignedByte()));
            case 'G' -> value = in.bigEndianDouble();
            case 'X' -> value = in.utf8(in.integer());
            case 0x8c -> value = in.utf8(in.unsignedByte());
            case 'U' -> value = in.utf8(in.unsignedByte());
            case '}' -> value = new LinkedHashMap<>();
            case ']' -> value = new ArrayList<>();
            case ')' -> value = List.of();
            case '(' -> value = MARK;
            case 'c' -> value = TorchGlobals.named(in.line(), in.line());
            default -> {
                return false;
            }
        }
        stack.add(value);
        return true;
    }

    private static Object longInteger(byte[] littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length + 1];
        for (int i = 0; i < littleEndian.length; i++) {
            bigEndian[littleEndian.length - i] = littleEndian[i];
        }
        if (littleEndian.length > 0 && littleEndian[littleEndian.length - 1] < 0) {
            bigEndian[0] = -1;
        }
        BigInteger value = new BigInteger(bigEndian);
        return value.bitLength() < 64 ? value.longValue() : value;
    }

    private boolean remembers(int opcode) {
        switch (opcode) {
            case 0x80 -> in.unsignedByte();
            case 0x95 -> in.longInteger();
            case 'q' -> memo.put(in.unsignedByte(), peek());
            case 'r' -> memo.put(in.integer(), peek());
            case 0x94 -> memo.put(memo.size(), peek());
            case 'h' -> stack.add(recall(in.unsignedByte()));
            case 'j' -> stack.add(recall(in.integer()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private Object recall(int key) {
        Object value = memo.get(key);
        if (value == null) {
            throw new PickleRefusal("recalls something (" + key + ") that it never remembered.");
        }
        return value;
    }

    private boolean combines(int opcode) {
        switch (opcode) {
            case 't' -> stack.add(popToMark());
            case 0x85 -> stack.add(popMany(1));
            case 0x86 -> stack.add(popMany(2));
            case 0x87 -> stack.add(popMany(3));
            case '0' -> pop();
            case 'Q' -> stack.add(TorchGlobals.storage(pop()));
            case 0x93 -> {
                List<Object> name = popMany(2);
                stack.add(TorchGlobals.named(String.valueOf(name.get(0)), String.valueOf(name.get(1))));
            }
            case 'R' -> {
                List<Object> call = popMany(2);
                stack.add(TorchGlobals.call(call.get(0), asList(call.get(1))));
            }
            case 0x81 -> {
                List<Object> call = popMany(2);
                stack.add(TorchGlobals.create(call.get(0), asList(call.get(1))));
            }
            case 'b' -> build(pop());
            case 's' -> setItems(popMany(2));
            case 'u' -> setItems(popToMark());
            case 'a' -> asList(peekBelow(1)).add(pop());
            case 'e' -> {
                List<Object> items = popToMark();
                asList(peek()).addAll(items);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** An object's attributes: kept for a foreign shell, dropped for a dictionary, refused for all else. */
    private void build(Object state) {
        if (peek() instanceof Foreign foreign && state instanceof Map<?, ?> attributes) {
            foreign.content().putAll(attributes);
        } else if (!(peek() instanceof Map<?, ?>)) {
            throw new PickleRefusal("sets the state of an object that has none.");
        }
    }

    private void setItems(List<Object> keysAndValues) {
        Map<Object, Object> target;
        if (peek() instanceof Foreign foreign) {
            target = foreign.content();
        } else if (peek() instanceof Map<?, ?>) {
            target = asMap(peek());
        } else {
            throw new PickleRefusal("puts items into something that is no dictionary.");
        }
        if (keysAndValues.size() % 2 != 0) {
            throw new PickleRefusal("has a dictionary key without a value.");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            Object key = keysAndValues.get(i);
            if (!(key instanceof String || key instanceof Number || key instanceof Boolean)) {
                throw new PickleRefusal("has a dictionary key that is neither text nor number.");
            }
            target.put(key, keysAndValues.get(i + 1));
        }
    }

    private Object peek() {
        return peekBelow(0);
    }

    private Object peekBelow(int depth) {
        if (stack.size() <= depth) {
            throw new PickleRefusal("takes more from its pickle's stack than it put there.");
        }
        return stack.get(stack.size() - 1 - depth);
    }

    private Object pop() {
        Object top = peek();
        stack.remove(stack.size() - 1);
        return top;
    }

    private List<Object> popMany(int count) {
        LinkedList<Object> values = new LinkedList<>();
        for (int i = 0; i < count; i++) {
            values.addFirst(pop());
        }
        return new ArrayList<>(values);
    }

    private List<Object> popToMark() {
        LinkedList<Object> values = new LinkedList<>();
        for (Object value = pop(); value != MARK; value = pop()) {
            values.addFirst(value);
        }
        return new ArrayList<>(values);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> asList(Object value) {
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new PickleRefusal("appends to something that is no list.");
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> asMap(Object value) {
        return (Map<Object, Object>) value;
    }
}
