package io.tcpheadroom;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tcpheadroom.advice.HookHealth;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Scope;
import io.tcpheadroom.api.Status;
import io.tcpheadroom.config.Version;
import io.tcpheadroom.hooks.install.HookReport;
import io.tcpheadroom.hooks.install.HookStatus;
import io.tcpheadroom.jvm.AgentThread;
import io.tcpheadroom.jvm.BeanObject;
import io.tcpheadroom.jvm.BoundedCall;
import io.tcpheadroom.jvm.JavaBase;
import io.tcpheadroom.jvm.ManagementPorts;
import io.tcpheadroom.jvm.ProgramName;
import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.ConnectionMemory;
import io.tcpheadroom.kernel.Counter;
import io.tcpheadroom.kernel.CounterCatalog;
import io.tcpheadroom.kernel.FdKind;
import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.NetInterfaces;
import io.tcpheadroom.kernel.ReaderReport;
import io.tcpheadroom.kernel.ReservedPorts;
import io.tcpheadroom.kernel.Setting;
import io.tcpheadroom.kernel.SettingCatalog;
import io.tcpheadroom.kernel.SettingValue;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sun.nio.ch.TcpHeadroomBridge;
import sun.nio.ch.TcpHeadroomEvents;

/** Who may import whom: one package of core, and what it may know of the others. */
class ArchitectureTest {
    private static final String ROOT = "io.tcpheadroom";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(
                        Arrays.stream(packages).map(each -> ROOT + "." + each).toArray(String[]::new))
                .as("classes in " + String.join(", ", packages));
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(ROOT + "..").as("classes of ours");
    }

    /** What a package imports of ours is itself and what is allowed, and nothing else. */
    private static void assertImportsOnly(String importer, DescribedPredicate<JavaClass> allowed) {
        noClasses()
                .that(in(importer))
                .should()
                .dependOnClassesThat(ours().and(not(in(importer))).and(not(allowed)))
                .check(OURS);
    }

    /** A package that no rule speaks of could import anything. */
    @Test
    void every_package_has_a_rule() {
        Set<String> packages = OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(packages)
                .contains(ROOT + ".kernel", ROOT + ".hooks.install", ROOT + ".advice", ROOT + ".jmx")
                .isSubsetOf(Stream.concat(
                                Stream.of(ROOT),
                                Stream.of(
                                                "kernel",
                                                "tracker",
                                                "hooks",
                                                "hooks.install",
                                                "jvm",
                                                "intercept",
                                                "config",
                                                "log",
                                                "resource",
                                                "advice",
                                                "jmx",
                                                "jfr",
                                                "answer",
                                                "cli",
                                                "plan",
                                                "text",
                                                "api")
                                        .map(each -> ROOT + "." + each))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "hooks", "jvm", "config", "text", "api"})
    void at_the_bottom_nothing_of_ours_is_imported(String bottom) {
        assertImportsOnly(bottom, DescribedPredicate.alwaysFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracker", "log"})
    void what_others_wrote_is_made_safe_at_the_bottom(String bottom) {
        assertImportsOnly(bottom, in("text"));
    }

    @Test
    void hooks_install_imports_only_the_hooks_and_what_opens_java_base() {
        assertImportsOnly("hooks.install", in("hooks").or(belongToAnyOf(JavaBase.class)));
    }

    /** The only package that knows both of what is woven and of what is counted. */
    @Test
    void intercept_joins_the_hooks_with_the_tracker_and_tells_the_advice_how_they_fare() {
        assertImportsOnly("intercept", in("hooks.install", "tracker", "jvm").or(belongToAnyOf(HookHealth.class)));
    }

    /**
     * It constructs the parts and connects them: of the JDK it knows what its parts are made with, and nothing that reads,
     * counts or shows.
     */
    @Test
    void the_root_only_constructs_and_connects() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat(not(ours())
                        .and(not(resideInAnyPackage(
                                "java.lang",
                                "java.lang.invoke",
                                "java.util",
                                "java.util.function",
                                "org.jspecify.annotations")))
                        .and(not(belongToAnyOf(
                                AtomicReference.class,
                                ExecutorService.class,
                                Instrumentation.class,
                                ManagementFactory.class,
                                MBeanServer.class))))
                .orShould()
                .beAssignableTo(DescribedPredicate.describe(
                        "an MXBean", type -> type.getName().endsWith("MXBean")))
                .check(OURS);
        assertThat(OURS.stream()
                        .filter(type -> type.getPackageName().equals(ROOT))
                        .map(type -> type.getName().replaceAll("\\$.*", "").substring(ROOT.length() + 1))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "Agent", "AttachMode", "Installation", "Monitoring", "SocketTracking", "package-info");
    }

    @Test
    void resource_imports_only_what_the_kernel_says_and_what_was_tracked() {
        assertImportsOnly(
                "resource",
                in("kernel", "tracker", "text", "api")
                        .or(belongToAnyOf(
                                AgentThread.class, BeanObject.class, BoundedCall.class, ManagementPorts.class)));
    }

    /** A pure function of a snapshot: no clock and no I/O. Of the api and the kernel it knows the values that the samples speak in. */
    @Test
    void advice_imports_only_the_snapshot() {
        noClasses()
                .that(in("advice"))
                .should()
                .dependOnClassesThat(ours().and(not(in("advice", "resource"))
                        .and(not(belongToAnyOf(
                                Status.class,
                                FindingData.class,
                                FdKind.class,
                                FdKinds.class,
                                FailureReason.class,
                                FailedOperation.class)))))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.time.."))
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(OURS);
    }

    /** A pure function of what is wished for and of what the kernel allows. */
    @Test
    void plan_imports_only_values_that_the_kernel_has_told() {
        noClasses()
                .that(in("plan"))
                .should()
                .dependOnClassesThat(ours().and(not(in("plan")))
                        .and(not(belongToAnyOf(
                                Capacity.class,
                                ConnectionMemory.class,
                                Figure.class,
                                ReservedPorts.class,
                                Setting.class,
                                SettingValue.class))))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.time.."))
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(OURS);
    }

    /** It shows values and reads nothing itself: of the kernel's package it may know what a value is, and no reader. */
    @Test
    void jmx_imports_only_samples_sockets_advice_values_and_the_api() {
        assertImportsOnly(
                "jmx",
                in("advice", "plan", "resource", "tracker", "api")
                        .or(belongToAnyOf(
                                HookReport.class,
                                HookStatus.class,
                                Version.class,
                                Setting.class,
                                SettingCatalog.class,
                                SettingValue.class,
                                Counter.class,
                                CounterCatalog.class,
                                NetInterfaces.NetInterface.class,
                                AgentThread.class,
                                ReaderReport.class,
                                Figure.class,
                                FdKind.class,
                                FdKinds.class)));
    }

    @Test
    void jfr_imports_only_samples_and_what_is_told_of_sockets() {
        assertImportsOnly("jfr", in("resource", "tracker", "api"));
    }

    /** What it answers is what samples, sockets and findings say; it reads for a command alone, of a process without an agent. */
    @Test
    void answer_imports_only_what_is_known_of_the_jvm_and_of_the_kernel() {
        assertImportsOnly(
                "answer",
                in("advice", "resource", "tracker", "kernel", "text", "api")
                        .or(belongToAnyOf(AgentThread.class, Version.class)));
    }

    @Test
    void cli_imports_only_answers_the_config_the_planner_and_what_the_kernel_tells() {
        assertImportsOnly(
                "cli",
                in("answer", "config", "kernel", "plan", "text")
                        .or(belongToAnyOf(ProgramName.class, Scope.class, Status.class)));
    }

    /** Which jumps when somebody sets it. All else goes by a clock that only counts on. */
    @Test
    void the_time_of_day_is_the_stamp_of_a_notification_and_of_a_finding_and_nothing_else() {
        noClasses()
                .that(ours().and(not(in("jmx")
                                .and(simpleName("ResourceBean")
                                        .or(simpleName("FindingTimes"))
                                        .or(simpleName("SampleBeans")))))
                        .and(not(belongToAnyOf(FindingData.class))))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.time..").and(not(belongToAnyOf(Duration.class))))
                .orShould()
                .dependOnClassesThat(belongToAnyOf(Date.class))
                .check(OURS);
    }

    @Test
    void nobody_imports_what_wires_them() {
        noClasses()
                .that(ours())
                .and()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(OURS);
    }

    /** Its classes are inside java.base before these are loaded, and not before all others. */
    @Test
    void the_bridge_is_known_to_what_defines_it_and_to_what_it_tells_alone() {
        noClasses()
                .that(ours().and(not(in("hooks.install", "intercept"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("sun..")
                .check(OURS);
    }

    @Test
    void nothing_else_that_java_base_keeps_to_itself_is_imported() {
        noClasses()
                .that(ours())
                .should()
                .dependOnClassesThat(resideInAnyPackage("sun..", "jdk.internal..")
                        .and(not(belongToAnyOf(TcpHeadroomBridge.class, TcpHeadroomEvents.class))))
                .check(OURS);
    }

    /** What else there is of it is not in the jar. */
    @Test
    void of_byte_buddy_only_what_reads_and_writes_class_files_is_known_and_to_the_weaver_alone() {
        noClasses()
                .that(ours().and(not(in("hooks.install"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.bytebuddy..")
                .check(OURS);
        noClasses()
                .that(ours())
                .should()
                .dependOnClassesThat(
                        resideInAPackage("net.bytebuddy..").and(not(resideInAPackage("net.bytebuddy.jar.asm"))))
                .check(OURS);
    }

    @Test
    void picocli_is_known_to_the_cli_alone() {
        classes()
                .that(ours().and(not(in("cli"))))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("picocli..")))
                .check(OURS);
    }

    @Test
    void no_packages_import_each_other_in_a_circle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
    }
}
