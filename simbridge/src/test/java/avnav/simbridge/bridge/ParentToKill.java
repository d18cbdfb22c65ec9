package avnav.simbridge.bridge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;

/** A program that starts a child, prints its process id and waits to be killed. */
final class ParentToKill {

    private ParentToKill() {}

    public static void main(String[] arguments) throws InterruptedException {
        BridgeSettings settings =
                BridgeSettings.standard().withPython(arguments[0]).withModules(Path.of(arguments[1]));
        PythonBridge bridge = PythonBridge.start(settings, "echo");
        System.out.println(bridge.child().pid());
        System.out.flush();
        bridge.call(arguments[2], JsonNodeFactory.instance.objectNode().put("seconds", 600));
        Thread.sleep(600_000);
    }
}
