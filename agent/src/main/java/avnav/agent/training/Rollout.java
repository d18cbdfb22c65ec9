package avnav.agent.training;

import avnav.agent.ppo.Trajectory;
import java.util.List;

/**
 * What was collected between two updates.
 *
 * @param trajectories one per environment, equally long
 * @param outcomes of the episodes that ended meanwhile
 */
record Rollout(List<Trajectory> trajectories, List<EpisodeOutcome> outcomes) {}
