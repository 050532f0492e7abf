package dev.weir;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Think hard about the layering of the project before you change this file. */
@AnalyzeClasses(packages = "dev.weir", importOptions = ArchitectureTest.ShippedClasses.class)
class ArchitectureTest {
    /** What the jar holds: no tests, and none of the fixtures that other modules lend. */
    static final class ShippedClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return Predefined.DO_NOT_INCLUDE_TESTS.includes(location)
                    && !location.contains("-tests.jar")
                    && !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule the_flow_record_knows_nothing_of_how_it_is_decoded_or_moved = noClasses()
            .that()
            .resideInAnyPackage("dev.weir.flow..", "dev.weir.account..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.weir.decode..", "dev.weir.sink..", "dev.weir.collector..");

    @ArchTest
    static final ArchRule decoders_use_the_jdk_and_nothing_else = classes()
            .that()
            .resideInAnyPackage("dev.weir.flow..", "dev.weir.account..", "dev.weir.decode..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.weir.flow..", "dev.weir.account..", "dev.weir.decode..");

    @ArchTest
    static final ArchRule decoders_touch_no_socket_file_or_thread = noClasses()
            .that()
            .resideInAnyPackage("dev.weir.flow..", "dev.weir.account..", "dev.weir.decode..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread");

    @ArchTest
    static final ArchRule sinks_never_see_a_decoder = noClasses()
            .that()
            .resideInAPackage("dev.weir.sink..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.weir.decode..", "dev.weir.collector..");

    @ArchTest
    static final ArchRule only_the_collector_has_netty_and_the_disruptor = noClasses()
            .that()
            .resideOutsideOfPackage("dev.weir.collector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "com.lmax..", "io.vertx..", "picocli..");

    @ArchTest
    static final ArchRule netty_stays_with_the_receivers_and_the_ring_that_they_fill = noClasses()
            .that()
            .resideOutsideOfPackages("dev.weir.collector.receive..", "dev.weir.collector.shard..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule chronicle_stays_with_the_journal = noClasses()
            .that()
            .resideOutsideOfPackage("dev.weir.sink.journal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.openhft..");

    @ArchTest
    static final ArchRule nothing_depends_on_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackage("dev.weir.collector.cli..")
            .and()
            .doNotHaveFullyQualifiedName("dev.weir.collector.Weir")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.weir.collector.cli..");

    @ArchTest
    static final ArchRule decoders_and_sinks_have_no_circles =
            slices().matching("dev.weir.(flow|decode|sink).(*)..").should().beFreeOfCycles();
}
