# Reads PostgreSQL's log of one request and prints its statements with their values. Ids made between the two instants (ms) become
# new ones each time.
use strict;
use warnings;
no warnings "portable"; # the instant in an id has 48 bits
my ($since, $until) = @ARGV;
@ARGV = ();
my (@statements, %made);
my $in = '';
while (my $line = <STDIN>) {
    if ($line =~ /^\d{4}-\d\d-\d\d \S+ \S+ \[\d+\] LOG:  (?:execute [^:]+|statement): (.*\n)/) {
        push @statements, [$1, ''];
        $in = 0;
    } elsif ($line =~ /^\d{4}-\d\d-\d\d \S+ \S+ \[\d+\] DETAIL:  [Pp]arameters: (.*\n)/ && @statements) {
        $statements[-1][1] = $1;
        $in = 1;
    } elsif ($line =~ /^\t(.*\n)/ && @statements && $in ne '') {
        $statements[-1][$in] .= $1;
    } else {
        $in = '';
    }
}
my $script = '';
for my $statement (@statements) {
    my ($sql, $values) = @$statement;
    next if $sql !~ /\S/;
    my %value;
    $value{$1} = $2 while $values =~ /\$(\d+) = (NULL|'(?:[^']|'')*')/g;
    # else pgbench takes what follows a colon for a variable of its own
    s/\\/\\\\/g, s/:/\\x3A/g, s/^'/E'/ for grep { /:/ } values %value;
    $sql =~ s/\$(\d+)/$value{$1} \/\/ "\$$1"/ge;
    $sql =~ s/\s+$//;
    $script .= "$sql;\n";
}
sub made {
    my ($quoted, $id) = @_;
    my $ms = hex(substr($id, 0, 8) . substr($id, 9, 4));
    return $quoted if $ms < $since - 50 || $ms > $until + 50;
    $made{$id} //= 'made' . keys(%made);
    return ":$made{$id}";
}
$script =~ s/('([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})')/made($1, $2)/ge;
print "select ", join(', ', map { "uuidv7() as $_" } sort values %made), " \\gset\n" if %made;
print $script;
