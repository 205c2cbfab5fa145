# One session with Perl's Net::POP3, as told on standard input: see ../fetch/library-session.ts.
use strict;
use warnings;

use Authen::SASL;
use JSON::PP;
use Net::POP3;

my $session = decode_json(join '', <STDIN>);
my ($user, $password) = @$session{qw(user password)};

my %trust = (SSL_ca_file => $session->{authority}, SSL_verifycn_name => $session->{host});
my $mailbox = Net::POP3->new(
    $session->{host},
    Port => $session->{port},
    Timeout => 30,
    SSL => $session->{transport} eq 'tls',
    %trust,
) or die "no greeting: $@";

if ($session->{transport} eq 'stls') {
    $mailbox->starttls(%trust) or die 'STLS: ' . $mailbox->message;
}
defined login() or die 'login: ' . $mailbox->message;

my $list = $mailbox->list or die 'LIST: ' . $mailbox->message;
for my $number (sort { $a <=> $b } keys %$list) {
    next if $session->{task} eq 'delete' && $list->{$number} > $session->{small};
    open my $file, '>:raw', "$session->{got}/$number" or die "$session->{got}/$number: $!";
    $mailbox->get($number, $file) or die "RETR $number: " . $mailbox->message;
    close $file or die "$session->{got}/$number: $!";
    next if $session->{task} ne 'delete';
    $mailbox->delete($number) or die "DELE $number: " . $mailbox->message;
}

$mailbox->quit;

# undef when the server refuses.
sub login {
    return $mailbox->login($user, $password) if $session->{login} eq 'USER';
    return $mailbox->apop($user, $password) if $session->{login} eq 'APOP';
    my $sasl = Authen::SASL->new(
        mechanism => $session->{login},
        callback => { user => $user, pass => $password, authname => '' },
    );
    return $mailbox->auth($sasl) ? 1 : undef;
}
