package org.claimbook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Date;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/// What each ending promises, and what nobody does.
@AnalyzeClasses(packages = "org.claimbook", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule apisAreHiddenControllers =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Api")
                    .should()
                    .bePackagePrivate()
                    .andShould()
                    .beAnnotatedWith(RestController.class);

    @ArchTest
    static final ArchRule everyControllerIsHidden =
            classes()
                    .that()
                    .areMetaAnnotatedWith(Controller.class)
                    .and()
                    .areNotAnnotations()
                    .should()
                    .bePackagePrivate();

    @ArchTest
    static final ArchRule whatSpeaksRestIsCalledApi =
            classes()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .should()
                    .haveSimpleNameEndingWith("Api");

    @ArchTest
    static final ArchRule apisGoThroughDoors =
            noClasses()
                    .that()
                    .areAnnotatedWith(RestController.class)
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Repository.class)
                    .orShould()
                    .dependOnClassesThat(HouseWords.ENTITY);

    @ArchTest
    static final ArchRule repositoriesAreHiddenAndSpringDatas =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Repository")
                    .should()
                    .bePackagePrivate()
                    .andShould()
                    .beInterfaces()
                    .andShould()
                    .beAssignableTo(Repository.class);

    @ArchTest
    static final ArchRule aQueryOfThreeConditionsIsWrittenOut =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .areAssignableTo(Repository.class)
                    .and()
                    .areNotAnnotatedWith(Query.class)
                    .and()
                    .areNotAnnotatedWith(NativeQuery.class)
                    .should()
                    .haveNameNotMatching("[a-z]+.*By.*(And|Or)[A-Z].*(And|Or)[A-Z].*");

    @ArchTest
    static final ArchRule entitiesAreHidden =
            classes().that(HouseWords.ENTITY).should().bePackagePrivate();

    @ArchTest
    static final ArchRule entitiesChangeThroughVerbs =
            methods()
                    .that()
                    .areDeclaredInClassesThat(HouseWords.ENTITY)
                    .should()
                    .haveNameNotMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule entitiesKeepTheirFields =
            fields().that().areDeclaredInClassesThat(HouseWords.ENTITY).should().bePrivate();

    @ArchTest
    static final ArchRule whatCrossesADoorIsNoEntity =
            methods()
                    .that(HouseWords.OPEN_TO_OTHERS)
                    .and()
                    .areDeclaredInClassesThat(HouseWords.DOOR)
                    .should(HouseWords.NAME_NO_ENTITY);

    @ArchTest
    static final ArchRule doorsOwnTheTransaction =
            methods()
                    .that(HouseWords.OPEN_TO_OTHERS)
                    .and()
                    .areDeclaredInClassesThat(HouseWords.DOOR)
                    .should(HouseWords.OWN_A_TRANSACTION);

    @ArchTest
    static final ArchRule onlyVerificationSettlesAClaim =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..verification..")
                    .should()
                    .callMethodWhere(HouseWords.calls("org.claimbook.claim.Claims", "settle"));

    @ArchTest
    static final ArchRule sharedImportsNoRoom =
            noClasses()
                    .that()
                    .resideInAPackage("org.claimbook.shared..")
                    .should()
                    .dependOnClassesThat(HouseWords.anyRoomBut("shared"));

    @ArchTest
    static final ArchRule postgresImportsNoRoom =
            noClasses()
                    .that()
                    .resideInAPackage("org.claimbook.postgres..")
                    .should()
                    .dependOnClassesThat(HouseWords.anyRoomBut("postgres"));

    @ArchTest
    static final ArchRule nobodyKnowsTheEmbeddedServer =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.claimbook.postgres..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.zonky..", "org.claimbook.postgres..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    /// ROME knows no other dates.
    @ArchTest
    static final ArchRule timeComesFromTheClock =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.claimbook.exchange.AtomFeed")
                    .should()
                    .callMethodWhere(HouseWords.TAKES_THE_TIME_FROM_THE_MACHINE)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Date.class);

    @ArchTest
    static final ArchRule thereIsOneClock =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.claimbook.shared.EdgeFilters")
                    .should()
                    .callMethodWhere(HouseWords.calls(Clock.class.getName(), "system\\w*"));

    /// What clients name as an address is kept and not asked: else they could make us ask a
    /// neighbour of ours. The issuer is named by whoever runs Claimbook; what webhooks name is
    /// judged where it is called. One place each, where the time that they have is set.
    @ArchTest
    static final ArchRule nobodyAsksOtherServers =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.claimbook.exchange.WebhookCaller")
                    .and()
                    .doNotHaveFullyQualifiedName("org.claimbook.account.IssuerClient")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.net.http..",
                            "org.springframework.web.client..",
                            "org.springframework.web.reactive.function.client..",
                            "org.springframework.http.client..",
                            "org.apache.hc..")
                    .orShould()
                    .callMethodWhere(
                            HouseWords.calls("java.net.URL", "open(Connection|Stream)|getContent"));

    /// But for a server that somebody killed: nobody tells when it is gone.
    @ArchTest
    static final ArchRule nobodySleeps =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.claimbook.postgres.Leftovers")
                    .should()
                    .callMethodWhere(HouseWords.calls(".*", "sleep"));
}
