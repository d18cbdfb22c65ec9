package avnav.simbridge.embedded.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GeodesicsTest {

    private static final double ROUNDING = 1e-6;
    private static final double STEP_METRES = 0.15;

    @Test
    void bendRoundTheGrownCornersOfABox() {
        FreeSpace space = FreeSpace.of(List.of(new Rectangle(0, 0, 10, 10)), List.of(new Rectangle(4, 0, 6, 5)), 0.5);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), 9, 1);

        assertThat(geodesics.metresFrom(1, 1)).isCloseTo(2 * Math.hypot(2.5, 4.5) + 3, within(ROUNDING));
        assertThat(geodesics.pathFrom(1, 1))
                .containsExactly(
                        new PlanPoint(1, 1), new PlanPoint(3.5, 5.5), new PlanPoint(6.5, 5.5), new PlanPoint(9, 1));
    }

    @Test
    void areInfiniteBetweenIslandsAndFarOutside() {
        FreeSpace space = FreeSpace.of(List.of(new Rectangle(0, 0, 2, 2), new Rectangle(3, 0, 5, 2)), List.of(), 0.2);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), 1, 1);

        assertThat(geodesics.metresFrom(4, 1)).isInfinite();
        assertThat(geodesics.pathFrom(4, 1)).isEmpty();
        assertThat(geodesics.metresFrom(-5, 1)).isInfinite();
        assertThat(new Geodesics(new VisibilityGraph(space), 1, 9).metresFrom(1, 1))
                .isInfinite();
    }

    @Test
    void ignoreTheWayFromAPointOutsideToItsNearestFreePoint() {
        FreeSpace space = FreeSpace.of(List.of(new Rectangle(0, 0, 4, 4)), List.of(), 0.5);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), 3, 2);

        assertThat(geodesics.metresFrom(0, 2)).isCloseTo(2.5, within(ROUNDING));
    }

    @Test
    void doNotSlipBetweenPiecesThatTouchOrLeaveAGapOfNoWidth() {
        FreeSpace space = FreeSpace.of(
                List.of(new Rectangle(0, 0, 8, 4)),
                List.of(new Rectangle(3, 0, 4, 1.85), new Rectangle(3, 2.15, 4, 4)),
                0.15);

        assertThat(space.islandAreas()).hasSize(2);
        assertThat(new Geodesics(new VisibilityGraph(space), 7, 2).metresFrom(1, 2))
                .isInfinite();
    }

    @Test
    void doNotSlipBetweenPiecesThatTouchWithTheirCorners() {
        FreeSpace space = FreeSpace.of(
                List.of(new Rectangle(0, 0, 8, 4)),
                List.of(new Rectangle(3, 0, 4, 1.8), new Rectangle(4.3, 2.1, 5.3, 4)),
                0.15);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), 7, 2);

        assertThat(space.islandAreas()).hasSize(2);
        assertThat(geodesics.metresFrom(1, 2)).isInfinite();
        assertThat(space.isStraightWayFree(3.65, 2.45, 4.65, 1.45)).isFalse();
    }

    @Property(tries = 150)
    void obeyTheLawsOfADistance(@ForAll long planSeed, @ForAll long seed) {
        FreeSpace space = Plans.draw(planSeed);
        VisibilityGraph graph = new VisibilityGraph(space);
        SplittableRandom random = new SplittableRandom(seed);
        PlanPoint a = space.draw(random);
        PlanPoint b = space.draw(random);
        PlanPoint c = space.draw(random);
        double ab = metres(graph, a, b);
        double bc = metres(graph, b, c);

        assertThat(ab).as("not below Euclid").isGreaterThanOrEqualTo(a.distanceTo(b) - ROUNDING);
        assertThat(metres(graph, a, a)).as("nothing to itself").isZero();
        assertThat(metres(graph, a, c)).as("triangle").isLessThanOrEqualTo(ab + bc + ROUNDING);
        if (Double.isInfinite(ab)) {
            assertThat(metres(graph, b, a)).isInfinite();
            assertThat(space.areConnected(a.x(), a.z(), b.x(), b.z())).isFalse();
        } else {
            assertThat(metres(graph, b, a)).as("symmetric").isCloseTo(ab, within(ROUNDING));
        }
    }

    @Property(tries = 150)
    void areAsLongAsTheirPathsWhichStayFree(@ForAll long planSeed, @ForAll long seed) {
        FreeSpace space = Plans.draw(planSeed);
        SplittableRandom random = new SplittableRandom(seed);
        PlanPoint source = space.draw(random);
        PlanPoint asker = space.draw(random);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), source.x(), source.z());
        List<PlanPoint> path = geodesics.pathFrom(asker.x(), asker.z());
        double metres = 0;
        for (int i = 1; i < path.size(); i++) {
            PlanPoint from = path.get(i - 1);
            PlanPoint to = path.get(i);
            metres += from.distanceTo(to);
            assertThat(space.isStraightWayFree(from.x(), from.z(), to.x(), to.z()))
                    .isTrue();
        }
        if (!path.isEmpty()) {
            assertThat(geodesics.metresFrom(asker.x(), asker.z())).isCloseTo(metres, within(ROUNDING));
        }
    }

    @Property(tries = 150)
    void changeByAtMostTheLengthOfAStep(@ForAll long planSeed, @ForAll long seed) {
        FreeSpace space = Plans.draw(planSeed);
        SplittableRandom random = new SplittableRandom(seed);
        PlanPoint source = space.draw(random);
        PlanPoint at = space.draw(random);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), source.x(), source.z());
        double heading = random.nextDouble() * 2 * Math.PI;
        for (int step = 0; step < 20; step++) {
            double toX = at.x() + STEP_METRES * Math.cos(heading);
            double toZ = at.z() + STEP_METRES * Math.sin(heading);
            if (!space.isFree(toX, toZ) || !space.isStraightWayFree(at.x(), at.z(), toX, toZ)) {
                heading += 2;
                continue;
            }
            double before = geodesics.metresFrom(at.x(), at.z());
            double after = geodesics.metresFrom(toX, toZ);
            if (!Double.isInfinite(before)) {
                assertThat(Math.abs(before - after)).isLessThanOrEqualTo(STEP_METRES + ROUNDING);
            }
            at = new PlanPoint(toX, toZ);
        }
    }

    /** On the raster all edges of free space are raster lines, so every raster walk is a walk: never shorter. */
    @Property(tries = 40)
    void agreeWithASearchOnAFineRaster(@ForAll long planSeed, @ForAll long seed) {
        FreeSpace space = Plans.draw(planSeed);
        RasterSearch raster = new RasterSearch(space, Plans.RASTER_METRES);
        SplittableRandom random = new SplittableRandom(seed);
        PlanPoint source = raster.nearest(space.draw(random));
        raster.spreadFrom(source);
        Geodesics geodesics = new Geodesics(new VisibilityGraph(space), source.x(), source.z());
        for (int i = 0; i < 20; i++) {
            PlanPoint asker = raster.nearest(space.draw(random));
            double exact = geodesics.metresFrom(asker.x(), asker.z());
            double walked = raster.metresFrom(asker);
            if (Double.isInfinite(exact)) {
                assertThat(walked).isInfinite();
            } else {
                assertThat(walked)
                        .isGreaterThanOrEqualTo(exact - ROUNDING)
                        .isLessThanOrEqualTo(exact * RasterSearch.LONGEST_DETOUR + RasterSearch.SLACK_METRES);
            }
        }
    }

    private static double metres(VisibilityGraph graph, PlanPoint from, PlanPoint to) {
        return new Geodesics(graph, to.x(), to.z()).metresFrom(from.x(), from.z());
    }
}
