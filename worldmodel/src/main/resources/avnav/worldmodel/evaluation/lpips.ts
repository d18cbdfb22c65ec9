  def compared(self, a: Tensor, b: Tensor, weight: Tensor) -> Tensor:
    length_a = torch.sqrt(torch.sum(torch.pow(a, 2), [1], True)) + 1.0e-10
    length_b = torch.sqrt(torch.sum(torch.pow(b, 2), [1], True)) + 1.0e-10
    apart = torch.pow(a / length_a - b / length_b, 2)
    return torch.mean(torch.sum(apart * weight, [1]), [1, 2])

  def features(self, x: Tensor, w: List[Tensor]) -> List[Tensor]:
    x = (x - w[0]) / w[1]
    one = torch.relu(torch.conv2d(x, w[2], w[3], [4, 4], [2, 2]))
    two = torch.relu(torch.conv2d(torch.max_pool2d(one, [3, 3], [2, 2]), w[4], w[5], [1, 1], [2, 2]))
    three = torch.relu(torch.conv2d(torch.max_pool2d(two, [3, 3], [2, 2]), w[6], w[7], [1, 1], [1, 1]))
    four = torch.relu(torch.conv2d(three, w[8], w[9], [1, 1], [1, 1]))
    five = torch.relu(torch.conv2d(four, w[10], w[11], [1, 1], [1, 1]))
    return [one, two, three, four, five]

  def layers(self, a: Tensor, b: Tensor, w: List[Tensor]) -> Tensor:
    of_a = (self).features(a, w)
    of_b = (self).features(b, w)
    distances = annotate(List[Tensor], [])
    for i in range(5):
      _0 = torch.append(distances, (self).compared(of_a[i], of_b[i], w[12 + i]))
    return torch.stack(distances)
