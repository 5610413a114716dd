package org.claimbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a migration must not do while a newsroom works: make others wait for longer than it takes
/// to look a table up. Tables that it makes itself are nobody's yet.
final class MigrationRules {

    private static final Pattern TABLE_MADE =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+)");
    private static final Pattern INDEX =
            Pattern.compile(
                    "create (?:unique )?index (concurrently )?(?:if not exists )?(\\w+)? ?on (?:only )?(\\w+)");
    private static final Pattern ALTER =
            Pattern.compile("alter table (?:if exists )?(?:only )?(\\w+) (.*)");

    private record Rule(Pattern broken, String says) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            "alter (column )?\\w+ (set data )?type ",
                            "another type writes the table anew: add a column"),
                    rule(
                            "add (column )?\\w+ [^,]*default [^,]*(uuidv\\d|gen_random_uuid|random|clock_timestamp|nextval)",
                            "a default of its own in each row writes the table anew"),
                    rule(
                            "add (column )?\\w+ [^,]*generated (always|by default)",
                            "a generated column writes the table anew"),
                    rule(
                            "alter (column )?\\w+ set not null",
                            "reads the whole table: add a check (... is not null) not valid, validate it in a migration of its own"),
                    rule(
                            "add (constraint \\w+ )?(check|foreign key)(?!.*not valid)",
                            "reads the whole table: add it not valid, validate it in a migration of its own"),
                    rule(
                            "add (constraint \\w+ )?(primary key|unique|exclude)(?!.*using index)",
                            "builds an index: make it concurrently, then add it using index"),
                    rule(
                            "add (column )?(?!column |constraint |check |foreign |primary |unique |exclude )\\w+ [^,]*\\b(references|check|unique|primary key)\\b",
                            "reads or locks more than the table: add the column alone"),
                    rule("set (tablespace|logged|unlogged)", "writes the table anew"));

    private MigrationRules() {}

    /// What is wrong with it, statement by statement.
    static List<String> broken(String sql) {
        List<String> broken = new ArrayList<>();
        List<String> statements = statements(sql);
        Set<String> own =
                statements.stream()
                        .flatMap(statement -> TABLE_MADE.matcher(statement).results())
                        .map(made -> made.group(1))
                        .collect(Collectors.toSet());
        for (String statement : statements) {
            INDEX.matcher(statement)
                    .results()
                    .filter(index -> index.group(1) == null && !own.contains(index.group(3)))
                    .forEach(_ -> broken.add(statement + ": make it concurrently"));
            if (statement.startsWith("create") && statement.contains("index concurrently")) {
                leftovers(statement, statements).forEach(broken::add);
            }
            ALTER.matcher(statement)
                    .results()
                    .filter(alter -> !own.contains(alter.group(1)))
                    .flatMap(alter ->
                            RULES.stream()
                                    .filter(rule -> rule.broken().matcher(alter.group(2)).find()))
                    .forEach(rule -> broken.add(statement + ": " + rule.says()));
            if (statement.matches(
                    "(vacuum full|cluster|lock table|reindex (?!.*concurrently)).*")) {
                broken.add(statement + ": nobody else gets at the table meanwhile");
            }
            if (statement.matches(".*set (local |session )?lock_timeout.*")) {
                broken.add(statement + ": it is set for all migrations");
            }
        }
        return broken;
    }

    /// An index that was not finished stays, and is no index: whoever makes one drops that first.
    private static Stream<String> leftovers(String statement, List<String> statements) {
        return INDEX.matcher(statement)
                .results()
                .filter(index ->
                        !statements.contains("drop index concurrently if exists " + index.group(2)))
                .map(index -> statement + ": drop index concurrently if exists before it");
    }

    /// Without comments, bodies of functions and literals, in lower case and one line.
    private static List<String> statements(String sql) {
        String bare =
                sql.replaceAll("--[^\\n]*", " ")
                        .replaceAll("(?s)\\$(\\w*)\\$.*?\\$\\1\\$", "''")
                        .replaceAll("'(?:[^']|'')*'", "''")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", " ");
        return Stream.of(bare.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static Rule rule(String broken, String says) {
        return new Rule(Pattern.compile(broken), says);
    }
}
