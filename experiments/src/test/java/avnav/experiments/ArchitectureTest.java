package avnav.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know what: the arrows of docs/architecture.md. Maven forbids the way back between modules already. */
@AnalyzeClasses(packages = "avnav", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int MOST_LINES = 350;
    private static final String[] DRAWERS = {
        "..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..impl..", "..base..", "..manager.."
    };

    @ArchTest
    static final ArchRule tensorsStayInWorldModelAndAgent = noClasses()
            .that()
            .resideOutsideOfPackages("avnav.worldmodel..", "avnav.agent..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule tensorScopesAreOpenedInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("avnav.worldmodel.nn")
            .should(callMethodWhere(describe(
                    "opens a tensor scope",
                    (JavaMethodCall call) -> call.getTargetOwner().isAssignableTo("ai.djl.ndarray.NDManager")
                            && call.getName().matches("new(Base|Sub)Manager"))));

    @ArchTest
    static final ArchRule py4jStaysInTheBridge = noClasses()
            .that()
            .resideOutsideOfPackage("avnav.simbridge.bridge..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("py4j..");

    @ArchTest
    static final ArchRule picocliStaysInExperiments = noClasses()
            .that()
            .resideOutsideOfPackage("avnav.experiments..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule plannerKnowsOnlyActions = noClasses()
            .that()
            .resideInAPackage("avnav.planner..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("avnav.simbridge..", "avnav.worldmodel..", "java.io..", "java.nio..")
                            .or(resideInAnyPackage("java.time..", "ai.djl.."))
                            .and(DescribedPredicate.not(DescribedPredicate.describe(
                                    "Action", (JavaClass type) -> type.getBaseComponentType()
                                            .getName()
                                            .equals("avnav.simbridge.Action")))));

    @ArchTest
    static final ArchRule thePolicyKnowsNothingThatTheJudgeKnows = noClasses()
            .that()
            .resideInAPackage("avnav.agent.policy..")
            .should()
            .dependOnClassesThat(describe("hold the truth", (JavaClass type) -> Stream.of(
                            "Truth", "StepResult", "Simulator", "Episode", "Pose", "Position")
                    .anyMatch(name -> type.getName().equals("avnav.simbridge." + name))));

    @ArchTest
    static final ArchRule graphLibraryIsInNoPublicSignature = codeUnits()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should(nameNoTypeOf("org.jgrapht"));

    @ArchTest
    static final ArchRule graphLibraryIsInNoPublicField =
            fields().that().arePublic().should().notHaveRawType(resideInAPackage("org.jgrapht.."));

    @ArchTest
    static final ArchRule packagesAreNamedByNouns = classes().should().resideOutsideOfPackages(DRAWERS);

    @Test
    void noFileIsLongerThanAPersonReads() throws IOException {
        for (String module : List.of("simbridge", "worldmodel", "planner", "agent", "experiments")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
                }
            }
        }
    }

    private static ArchCondition<JavaCodeUnit> nameNoTypeOf(String packageName) {
        return new ArchCondition<>("name no type of " + packageName) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                boolean names = Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .anyMatch(type -> type.getPackageName().startsWith(packageName));
                events.add(new SimpleConditionEvent(
                        unit, !names, unit.getFullName() + (names ? " names " : " names no ") + packageName));
            }
        };
    }
}
