package avnav.agent.ppo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.agent.policy.ActorCritic;
import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.AdamWSettings;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.NotFiniteException;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;

/** A network under training: its optimiser and the two losses. Times of forward, backward and optimiser are kept. */
public final class Learner implements AutoCloseable {

    private final ActorCritic network;
    private final AdamW optimiser;
    private final Kernels losses;
    private final StepClock clock = new StepClock();

    public Learner(ActorCritic network, double adamEpsilon) {
        this.network = network;
        optimiser = new AdamW(network.parameters(), AdamWSettings.adam(adamEpsilon));
        losses = Kernels.compile(network.scope(), KernelSource.resource(Learner.class, "losses.ts"));
    }

    public ActorCritic network() {
        return network;
    }

    public AdamW optimiser() {
        return optimiser;
    }

    public StepClock clock() {
        return clock;
    }

    /** The loss of one minibatch of PPO; its gradients are added to those of the weights. */
    LossReport ppo(Sequences batch, PpoTargets targets, PpoSettings settings, double clip) {
        return backward(batch, "ppo", (scope, in) -> {
            int rows = batch.rowCount();
            in.add(Tensors.of(scope, targets.actions(), rows, 1));
            in.add(Tensors.of(scope, targets.oldLogProbabilities(), rows, 1));
            in.add(Tensors.of(scope, targets.oldValues(), rows, 1));
            in.add(Tensors.of(scope, targets.returns(), rows, 1));
            in.add(Tensors.of(scope, targets.advantages(), rows, 1));
            double[] hyper = {clip, settings.valueWeight(), settings.entropyWeight(), settings.clipValue() ? 1 : 0};
            in.add(Tensors.of(scope, hyper, hyper.length));
        });
    }

    /** The loss of one minibatch of imitation; its gradients are added to those of the weights. */
    LossReport imitation(Sequences batch, long[] expert, float[] weight, float[] returns, ImitationSettings settings) {
        return backward(batch, "imitation", (scope, in) -> {
            int rows = batch.rowCount();
            in.add(Tensors.of(scope, expert, rows, 1));
            in.add(Tensors.of(scope, weight, rows, 1));
            in.add(Tensors.of(scope, returns, rows, 1));
            double[] hyper = {settings.valueWeight(), settings.entropyWeight()};
            in.add(Tensors.of(scope, hyper, hyper.length));
        });
    }

    /** Adds the targets of a loss to its inputs, which begin with logits and values. */
    private interface Targets {
        void addTo(NDManager scope, NDList inputs);
    }

    private LossReport backward(Sequences batch, String loss, Targets targets) {
        try (NDManager scope = TensorEngine.newScope(network.scope());
                GradientPass pass = GradientPass.open()) {
            clock.start();
            NDList answers = network.follow(scope, batch.rows());
            NDList inputs = new NDList(answers.get(0), answers.get(1));
            targets.addTo(scope, inputs);
            NDList out = losses.call(scope, loss, inputs);
            clock.stop(StepClock.Part.FORWARD);
            double total = number(out.get(0));
            if (!Double.isFinite(total)) {
                throw new NotFiniteException("loss", total, optimiser.steps());
            }
            clock.start();
            pass.backward(out.get(0));
            clock.stop(StepClock.Part.BACKWARD);
            return new LossReport(number(out.get(1)), number(out.get(2)), number(out.get(3)), total, 0);
        } catch (NotFiniteException e) {
            optimiser.zeroGradients();
            throw e;
        }
    }

    /** Moves the weights by the gradients collected so far; returns their norm before clipping. */
    double step(double learningRate, double maxGradientNorm) {
        clock.start();
        double norm = optimiser.step(learningRate, maxGradientNorm);
        clock.stop(StepClock.Part.OPTIMISER);
        return norm;
    }

    private static double number(NDArray scalar) {
        return scalar.getFloat();
    }

    @Override
    public void close() {
        losses.close();
    }
}
