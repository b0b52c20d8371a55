package io.unclosed.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three floors: on top what wires, below it the pipeline, on the ground what every station may
 * stand on.
 */
class LayersTest {
  private static final String AGENT = "io.unclosed.agent";
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.unclosed");

  private static DescribedPredicate<JavaClass> agentButNot(String... packages) {
    return resideInAPackage(AGENT + "..").and(DescribedPredicate.not(resideInAnyPackage(packages)));
  }

  @Test
  void everyClassOfTheAgent_isOnAFloor() {
    classes()
        .that()
        .resideInAPackage(AGENT + "..")
        .should()
        .resideInAnyPackage(
            AGENT,
            AGENT + ".kind",
            AGENT + ".weave..",
            AGENT + ".ledger..",
            AGENT + ".sample..",
            AGENT + ".snapshot",
            AGENT + ".query",
            AGENT + ".redact",
            AGENT + ".export..",
            AGENT + ".jvm",
            AGENT + ".option")
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind", "sample", "option", "query", "redact", "jvm"})
  void station_knowsNoOther(String station) {
    String own = AGENT + "." + station + "..";
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(agentButNot(own))
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weave", "ledger"})
  void weaveAndLedger_knowTheKindsAndNoOther(String station) {
    String own = AGENT + "." + station + "..";
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(agentButNot(own, AGENT + ".kind"))
        .check(ALL);
  }

  @Test
  void exporters_knowWhatTheyMayAskAndNoStation() {
    String own = AGENT + ".export..";
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(agentButNot(own, AGENT + ".query", AGENT + ".redact"))
        .check(ALL);
  }

  @Test
  void simpleNames_existOnce() {
    List<String> names = new ArrayList<>();
    for (JavaClass type : ALL) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        names.add(type.getSimpleName());
      }
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void packages_haveNoCircles() {
    slices().matching("io.unclosed.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void ledger_readsNothingOfTheKindsButTheirCodes() {
    noClasses()
        .that()
        .resideInAPackage(AGENT + ".ledger..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(AGENT + ".kind")
                .and(describe("more than codes", type -> !type.getSimpleName().equals("Kinds"))))
        .check(ALL);
  }

  @Test
  void ground_knowsNothingAboveIt() {
    noClasses()
        .that()
        .resideInAnyPackage("io.unclosed.analysis..", "io.unclosed.jfr..", "io.unclosed.jmx..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(AGENT + "..")
        .check(ALL);
  }

  @Test
  void partsOfTheGround_doNotKnowEachOther() {
    String[] parts = {"io.unclosed.analysis..", "io.unclosed.jfr..", "io.unclosed.jmx.."};
    for (int i = 0; i < parts.length; i++) {
      noClasses()
          .that()
          .resideInAPackage(parts[i])
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(parts[(i + 1) % 3], parts[(i + 2) % 3])
          .check(ALL);
    }
  }

  @Test
  void byteBuddy_isTheWeaversAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(AGENT + ".weave.bytebuddy")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("net.bytebuddy..")
        .check(ALL);
  }

  @Test
  void weaver_isReachedThroughItsLoaderAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(AGENT + ".weave.bytebuddy")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(AGENT + ".weave.bytebuddy")
        .check(ALL);
  }

  @Test
  void exporters_neverSeeTheLedger() {
    noClasses()
        .that()
        .resideInAPackage(AGENT + ".export..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(AGENT + ".ledger..")
        .check(ALL);
  }

  @Test
  void agent_knowsNothingOfTheLauncher() {
    noClasses()
        .that()
        .resideInAPackage(AGENT + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.unclosed", "io.unclosed.command..")
        .check(ALL);
  }

  @Test
  void flightRecorder_isOnlyInItsDoorAndItsExporter() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.unclosed.jfr..", AGENT + ".export.jfr..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.jfr..")
        .check(ALL);
  }

  @Test
  void management_isTouchedOnlyWhereItMayBe() {
    noClasses()
        .that()
        .resideInAnyPackage(
            AGENT + ".kind", AGENT + ".weave..", AGENT + ".ledger..", AGENT + ".option")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.management..", "java.lang.management..")
        .check(ALL);
  }

  @Test
  void analysis_needsTheLanguageAndItsCollectionsAlone() {
    classes()
        .that()
        .resideInAPackage("io.unclosed.analysis..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.unclosed.analysis..",
            "java.lang",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "java.text",
            "org.jspecify.annotations")
        .check(ALL);
  }

  @Test
  void analysis_hasNoClockNoFilesAndNoThreads() {
    noClasses()
        .that()
        .resideInAPackage("io.unclosed.analysis..")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .accessClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .accessClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.time..", "java.util.concurrent..")
        .check(ALL);
  }

  @Test
  void nobody_logsThroughTheJdk() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..").check(ALL);
  }
}
