package avnav.experiments.worldmodel;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.worldmodel.Displacement;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.Query;
import avnav.worldmodel.StartNoise;
import avnav.worldmodel.diffusion.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The two ways of looking ahead. Answers lie window by window, each with steps 1 to {@code horizon}.
 *
 * @param motion that an action commands
 */
record Foresight(EvaluatedModels.Row row, Sampler sampler, Motion motion, int horizon) {

    /** Straight from the true frames to every step, told the sum of what was commanded. */
    List<Imagined> fixed(List<Futures.Future> futures, RandomGenerator random) {
        List<Query> queries = new ArrayList<>();
        for (int window = 0; window < futures.size(); window++) {
            WalkPlaces.Place place = futures.get(window).place();
            Displacement way = Displacement.NONE;
            for (int k = 1; k <= horizon; k++) {
                way = way.then(Displacement.commanded(place.action(k - 1), motion));
                queries.add(new Query(window, way, place.action(0), k));
            }
        }
        return ask(futures.stream().map(Futures.Future::context).toList(), queries, random);
    }

    /** Step by step, on latents of its own; the rewards are those of each single step. */
    List<Imagined> rollout(List<Futures.Future> futures, RandomGenerator random) {
        List<LatentContext> contexts =
                new ArrayList<>(futures.stream().map(Futures.Future::context).toList());
        List<List<Imagined>> bySteps = new ArrayList<>();
        for (int k = 1; k <= horizon; k++) {
            List<Query> queries = new ArrayList<>();
            for (int window = 0; window < futures.size(); window++) {
                queries.add(Query.step(window, futures.get(window).place().action(k - 1), motion));
            }
            List<Imagined> next = ask(contexts, queries, random);
            for (int window = 0; window < futures.size(); window++) {
                Action made = futures.get(window).place().action(k - 1);
                LatentFrame frame = next.get(window).frame();
                contexts.set(window, contexts.get(window).then(frame, Displacement.commanded(made, motion)));
            }
            bySteps.add(next);
        }
        List<Imagined> byWindows = new ArrayList<>();
        for (int window = 0; window < futures.size(); window++) {
            for (List<Imagined> step : bySteps) {
                byWindows.add(step.get(window));
            }
        }
        return byWindows;
    }

    private List<Imagined> ask(List<LatentContext> contexts, List<Query> queries, RandomGenerator random) {
        return row.model()
                .dynamics()
                .imagine(row.modality(), contexts, queries, sampler, StartNoise.INDEPENDENT, random);
    }
}
