package org.claimbook.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimbook.claim.SeriesView.Point;
import org.jspecify.annotations.Nullable;

/// Where the figures of one scope stand in their picture, in units of an SVG: time from left to
/// right, undated ones at the right end, the quantity from the bottom, which is nought.
public record SeriesDrawing(String scope, List<Line> lines, List<Tick> values, List<Tick> days) {

    public static final int WIDTH = 720;
    public static final int HEIGHT = 320;
    private static final int LEFT = 76;
    private static final int RIGHT = 40;
    private static final int TOP = 16;
    private static final int BOTTOM = 36;
    private static final int COLOURS = 6;

    /// The figures of one source; `way` joins them, `colour` counts from nought.
    public record Line(String source, int colour, String way, List<Mark> marks) {}

    /// A figure: its middle, and the ends of its range where it has one.
    public record Mark(Point point, int x, int y, @Nullable Integer low, @Nullable Integer high) {}

    /// A mark of an axis; `text` is a number or an instant.
    public record Tick(int at, Object text) {}

    private record Scale(Instant first, Instant last, BigDecimal top) {

        int x(@Nullable Instant at) {
            long span = last.toEpochMilli() - first.toEpochMilli();
            int width = WIDTH - LEFT - RIGHT;
            if (at == null) {
                return WIDTH - RIGHT + 24;
            }
            return span == 0
                    ? LEFT + width / 2
                    : LEFT
                            + Math.toIntExact(
                                    (at.toEpochMilli() - first.toEpochMilli()) * width / span);
        }

        int y(BigDecimal value) {
            BigDecimal part = value.max(BigDecimal.ZERO).divide(top, MathContext.DECIMAL32);
            return HEIGHT
                    - BOTTOM
                    - part.multiply(BigDecimal.valueOf(HEIGHT - TOP - BOTTOM)).intValue();
        }
    }

    /// One picture for each scope: only what counts the same thing can be compared.
    static List<SeriesDrawing> of(List<Point> points) {
        Map<String, List<Point>> scopes =
                points.stream()
                        .filter(point -> middle(point) != null)
                        .collect(
                                Collectors.groupingBy(
                                        Point::scope, LinkedHashMap::new, Collectors.toList()));
        return scopes.entrySet().stream()
                .map(scope -> drawing(scope.getKey(), scope.getValue()))
                .toList();
    }

    private static SeriesDrawing drawing(String scope, List<Point> points) {
        List<Instant> days =
                points.stream().map(SeriesDrawing::day).filter(Objects::nonNull).sorted().toList();
        Instant first = days.isEmpty() ? Instant.EPOCH : days.getFirst();
        Instant last = days.isEmpty() ? Instant.EPOCH : days.getLast();
        BigDecimal step = step(points);
        BigDecimal most =
                points.stream()
                        .flatMap(SeriesDrawing::values)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        BigDecimal top = step.multiply(most.max(step).divide(step, 0, RoundingMode.CEILING));
        Scale scale = new Scale(first, last, top);
        List<Tick> ticks = new ArrayList<>();
        for (BigDecimal value = BigDecimal.ZERO;
                value.compareTo(top) <= 0;
                value = value.add(step)) {
            ticks.add(new Tick(scale.y(value), value.stripTrailingZeros()));
        }
        List<Tick> ends =
                Stream.of(first, last)
                        .distinct()
                        .filter(_ -> !days.isEmpty())
                        .map(day -> new Tick(scale.x(day), day))
                        .toList();
        return new SeriesDrawing(scope, lines(points, scale), ticks, ends);
    }

    private static List<Line> lines(List<Point> points, Scale scale) {
        Map<UUID, List<Point>> sources =
                points.stream()
                        .collect(
                                Collectors.groupingBy(
                                        point ->
                                                point.origin() == null
                                                        ? new UUID(0, 0)
                                                        : point.origin().id(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        sources.forEach((_, said) -> {
            List<Mark> marks = said.stream().map(point -> mark(point, scale)).toList();
            String way =
                    marks.stream()
                            .filter(mark -> day(mark.point()) != null)
                            .map(mark -> mark.x() + "," + mark.y())
                            .collect(Collectors.joining(" "));
            String source = said.getFirst().origin() == null ? "" : said.getFirst().origin().name();
            lines.add(new Line(source, lines.size() % COLOURS, way, marks));
        });
        return lines;
    }

    private static Mark mark(Point point, Scale scale) {
        BigDecimal low = point.low();
        BigDecimal high = point.high();
        return new Mark(
                point,
                scale.x(day(point)),
                scale.y(Objects.requireNonNull(middle(point))),
                low != null && high != null ? Integer.valueOf(scale.y(low)) : null,
                low != null && high != null ? Integer.valueOf(scale.y(high)) : null);
    }

    /// 1, 2 or 5 times a power of ten, so that there are three to seven ticks.
    private static BigDecimal step(List<Point> points) {
        double most =
                points.stream()
                        .flatMap(SeriesDrawing::values)
                        .mapToDouble(BigDecimal::doubleValue)
                        .max()
                        .orElse(1);
        double rough = Math.max(most, 1e-9) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        int nice = digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10;
        return BigDecimal.valueOf(nice * power).round(new MathContext(3));
    }

    private static Stream<BigDecimal> values(Point point) {
        return Stream.of(point.low(), point.best(), point.high()).filter(Objects::nonNull);
    }

    private static @Nullable BigDecimal middle(Point point) {
        if (point.best() != null) {
            return point.best();
        }
        if (point.low() != null && point.high() != null) {
            return point.low().add(point.high()).divide(BigDecimal.TWO, MathContext.DECIMAL64);
        }
        return point.low() == null ? point.high() : point.low();
    }

    private static @Nullable Instant day(Point point) {
        return point.asOf() == null ? null : point.asOf().at();
    }
}
